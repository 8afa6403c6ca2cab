//! The modules of a crate as the compiler sees them, and which of them name which.
//!
//! Read with syn, so that `use` trees, paths in code, types and signatures, re-exports on the way
//! and paths inside macros all count. Tests stand beside what they test and are left out.
use proc_macro2::{TokenStream, TokenTree};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};
use syn::visit::{self, Visit};

/// A module's place in its crate: `["policy", "heard"]`; the root is empty.
pub(crate) type Place = Vec<String>;

/// The modules of one crate, by place.
pub(crate) struct Modules(BTreeMap<Place, Module>);

#[derive(Default)]
struct Module {
    children: BTreeSet<String>,
    /// What a `use` brings in: the name here, the path there.
    imported: BTreeMap<String, Vec<String>>,
    /// Paths of `use …::*`.
    globs: Vec<Vec<String>>,
    /// Every path named, with a leading `crate`, `self`, `super`, a child or an imported name.
    named: BTreeSet<Vec<String>>,
    /// Methods of `impl` blocks without a trait: type and method.
    methods: BTreeSet<(Vec<String>, String)>,
    /// Methods called on `self` in such a block.
    called: BTreeSet<(Vec<String>, String)>,
}

impl Module {
    /// Whether a path that begins so leads to this crate, and not to another.
    fn is_ours(&self, first: &String) -> bool {
        ["crate", "self", "super"].contains(&first.as_str()) || self.children.contains(first)
    }
}

impl Modules {
    /// Reads a crate from its root file on.
    pub(crate) fn read(root: &Path) -> Self {
        let mut modules = BTreeMap::new();
        let folder = root.parent().expect("a crate's root stands in a folder");
        read_file(root, folder, &mut Vec::new(), &mut modules);
        Self(modules)
    }

    /// For each module, the modules it names: who, whom, and by which path.
    pub(crate) fn references(&self) -> Vec<(Place, Place, String)> {
        let mut found = Vec::new();
        for (place, module) in &self.0 {
            for path in &module.named {
                for target in self.resolve(place, path, &mut BTreeSet::new()) {
                    found.push((place.clone(), target, path.join("::")));
                }
            }
        }
        found.extend(self.calls());
        found
    }

    /// A type whose methods stand in several modules ties them together without naming one.
    fn calls(&self) -> Vec<(Place, Place, String)> {
        let owner = |place: &Place, path: &Vec<String>| {
            let mut at = self.resolve(place, path, &mut BTreeSet::new());
            (at.pop().unwrap_or_else(|| place.clone()), path.last().cloned().unwrap_or_default())
        };
        let mut homes: BTreeMap<_, BTreeSet<Place>> = BTreeMap::new();
        for (place, module) in &self.0 {
            for (kind, method) in &module.methods {
                let home = homes.entry((owner(place, kind), method.clone())).or_default();
                home.insert(place.clone());
            }
        }
        let mut found = Vec::new();
        for (place, module) in &self.0 {
            for (kind, method) in &module.called {
                for home in homes.get(&(owner(place, kind), method.clone())).into_iter().flatten() {
                    let name = format!("{}::{method}", kind.join("::"));
                    found.push((place.clone(), home.clone(), name));
                }
            }
        }
        found
    }

    /// The modules that a path written in `place` leads through, the last one being where the
    /// named thing is defined. Empty for what is of another crate.
    fn resolve(
        &self,
        place: &Place,
        path: &[String],
        seen: &mut BTreeSet<(Place, Vec<String>)>,
    ) -> Vec<Place> {
        if !seen.insert((place.clone(), path.to_vec())) {
            return Vec::new();
        }
        let mut at = place.clone();
        let mut rest = path;
        let mut through = Vec::new();
        while let [first, after @ ..] = rest {
            match first.as_str() {
                "crate" => at = Vec::new(),
                "self" => {}
                "super" => drop(at.pop()),
                _ => break,
            }
            rest = after;
        }
        if rest.len() < path.len() {
            through.push(at.clone());
        }
        while let [first, after @ ..] = rest {
            let Some(module) = self.0.get(&at) else { return through };
            if module.children.contains(first) {
                at.push(first.clone());
                through.push(at.clone());
                rest = after;
                continue;
            }
            if let Some(import) = module.imported.get(first).filter(|path| path[0] != *first) {
                let path = [import.as_slice(), after].concat();
                through.extend(self.resolve(&at, &path, seen));
            } else {
                for glob in module.globs.iter().filter(|glob| module.is_ours(&glob[0])) {
                    let path = [glob.as_slice(), rest].concat();
                    through.extend(self.resolve(&at, &path, seen));
                }
            }
            break;
        }
        through
    }
}

fn read_file(file: &Path, folder: &Path, place: &mut Place, into: &mut BTreeMap<Place, Module>) {
    let text = fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let parsed = syn::parse_file(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    read_items(&parsed.items, folder, place, into);
}

fn read_items(
    items: &[syn::Item],
    folder: &Path,
    place: &mut Place,
    into: &mut BTreeMap<Place, Module>,
) {
    let mut reader = Reader::default();
    for item in items {
        let syn::Item::Mod(child) = item else {
            reader.visit_item(item);
            continue;
        };
        if only_for_tests(&child.attrs) {
            continue;
        }
        let name = child.ident.to_string();
        reader.module.children.insert(name.clone());
        place.push(name.clone());
        if let Some((_, items)) = &child.content {
            read_items(items, &folder.join(&name), place, into);
        } else {
            let (file, folder) = file_of(child, &name, folder);
            read_file(&file, &folder, place, into);
        }
        place.pop();
    }
    into.insert(place.clone(), reader.module);
}

/// Where a module without a body stands, and the folder of its own modules.
fn file_of(module: &syn::ItemMod, name: &str, folder: &Path) -> (PathBuf, PathBuf) {
    assert!(
        !module.attrs.iter().any(|attribute| attribute.path().is_ident("path")),
        "{}: a module has the name of its file",
        folder.join(name).display()
    );
    let inside = folder.join(name);
    let file = folder.join(format!("{name}.rs"));
    (if file.exists() { file } else { inside.join("mod.rs") }, inside)
}

fn only_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || matches!(&attribute.meta, syn::Meta::List(list)
                if list.path.is_ident("cfg") && list.tokens.to_string() == "test")
    })
}

#[derive(Default)]
struct Reader {
    module: Module,
    /// The type of the `impl` block being read.
    kind: Option<Vec<String>>,
}

impl Reader {
    fn import(&mut self, tree: &syn::UseTree, mut path: Vec<String>) {
        match tree {
            syn::UseTree::Path(part) => {
                path.push(part.ident.to_string());
                self.import(&part.tree, path);
            }
            syn::UseTree::Name(name) => {
                let name = name.ident.to_string();
                if name != "self" {
                    path.push(name);
                }
                self.bring(path.last().cloned().unwrap_or_default(), path);
            }
            syn::UseTree::Rename(renamed) => {
                if renamed.ident != "self" {
                    path.push(renamed.ident.to_string());
                }
                self.bring(renamed.rename.to_string(), path);
            }
            syn::UseTree::Glob(_) => {
                self.module.named.insert(path.clone());
                self.module.globs.push(path);
            }
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.import(tree, path.clone());
                }
            }
        }
    }

    fn bring(&mut self, name: String, path: Vec<String>) {
        self.module.named.insert(path.clone());
        // `use serde;` would else lead to itself.
        if path.len() > 1 {
            self.module.imported.insert(name, path);
        }
    }

    /// Paths in the text of a macro, which syn does not read.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
                TokenTree::Ident(word) => {
                    if colons != 2 {
                        self.named(&mut path);
                    }
                    path.push(word.to_string());
                    colons = 0;
                }
                TokenTree::Group(group) => {
                    self.named(&mut path);
                    self.tokens(group.stream());
                    colons = 0;
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {
                    self.named(&mut path);
                    colons = 0;
                }
            }
        }
        self.named(&mut path);
    }

    fn named(&mut self, path: &mut Vec<String>) {
        if !path.is_empty() {
            self.module.named.insert(std::mem::take(path));
        }
    }
}

fn segments(path: &syn::Path) -> Vec<String> {
    path.segments.iter().map(|segment| segment.ident.to_string()).collect()
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let attributes = match item {
            syn::Item::Fn(item) => &item.attrs,
            syn::Item::Impl(item) => &item.attrs,
            syn::Item::Use(item) => &item.attrs,
            syn::Item::Struct(item) => &item.attrs,
            syn::Item::Static(item) => &item.attrs,
            syn::Item::Const(item) => &item.attrs,
            _ => &Vec::new(),
        };
        if !only_for_tests(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if item.leading_colon.is_none() {
            self.import(&item.tree, Vec::new());
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        if let (None, syn::Type::Path(kind)) = (&item.trait_, &*item.self_ty) {
            let kind = segments(&kind.path);
            for method in &item.items {
                if let syn::ImplItem::Fn(method) = method {
                    self.module.methods.insert((kind.clone(), method.sig.ident.to_string()));
                }
            }
            self.kind = Some(kind);
        }
        visit::visit_item_impl(self, item);
        self.kind = None;
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if let (Some(kind), syn::Expr::Path(receiver)) = (&self.kind, &*call.receiver)
            && receiver.path.is_ident("self")
        {
            self.module.called.insert((kind.clone(), call.method.to_string()));
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let mut names = segments(path);
        if let (Some(kind), [own, method]) = (&self.kind, names.as_slice())
            && own == "Self"
        {
            self.module.called.insert((kind.clone(), method.clone()));
        }
        self.named(&mut names);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, macros: &'ast syn::Macro) {
        self.tokens(macros.tokens.clone());
        visit::visit_macro(self, macros);
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        // Paths in text, as in `#[serde(default = "crate::…")]`, are not read: we write none.
        if let syn::Meta::List(list) = &attribute.meta {
            self.tokens(list.tokens.clone());
        }
    }
}
