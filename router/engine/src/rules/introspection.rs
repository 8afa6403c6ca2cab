//! The types that describe a schema, as the specification has them (October 2021, section 4.2,
//! with `isOneOf` and `includeDeprecated` of its successor).

/// One of those types.
pub(super) struct Kind {
    pub(super) name: &'static str,
    fields: &'static [Described],
}

/// One field of them.
pub(super) struct Described {
    name: &'static str,
    /// The only argument it may have.
    pub(super) argument: Option<&'static str>,
    /// The type of its fields; `None` where it has none.
    pub(super) kind: Option<&'static str>,
}

impl Kind {
    pub(super) fn field(&self, name: &str) -> Option<&'static Described> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// The type of that name.
pub(super) fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

const fn leaf(name: &'static str) -> Described {
    Described { name, argument: None, kind: None }
}

const fn of(name: &'static str, kind: &'static str) -> Described {
    Described { name, argument: None, kind: Some(kind) }
}

const fn with(name: &'static str, argument: &'static str, kind: &'static str) -> Described {
    Described { name, argument: Some(argument), kind: Some(kind) }
}

const DEPRECATED: &str = "includeDeprecated";

/// What any query may begin with.
pub(super) static ROOT: Kind =
    Kind { name: "Query", fields: &[of("__schema", "__Schema"), with("__type", "name", "__Type")] };

static KINDS: [Kind; 6] = [
    Kind {
        name: "__Schema",
        fields: &[
            leaf("description"),
            of("types", "__Type"),
            of("queryType", "__Type"),
            of("mutationType", "__Type"),
            of("subscriptionType", "__Type"),
            of("directives", "__Directive"),
        ],
    },
    Kind {
        name: "__Type",
        fields: &[
            leaf("kind"),
            leaf("name"),
            leaf("description"),
            leaf("specifiedByURL"),
            leaf("isOneOf"),
            with("fields", DEPRECATED, "__Field"),
            of("interfaces", "__Type"),
            of("possibleTypes", "__Type"),
            with("enumValues", DEPRECATED, "__EnumValue"),
            with("inputFields", DEPRECATED, "__InputValue"),
            of("ofType", "__Type"),
        ],
    },
    Kind {
        name: "__Field",
        fields: &[
            leaf("name"),
            leaf("description"),
            with("args", DEPRECATED, "__InputValue"),
            of("type", "__Type"),
            leaf("isDeprecated"),
            leaf("deprecationReason"),
        ],
    },
    Kind {
        name: "__InputValue",
        fields: &[
            leaf("name"),
            leaf("description"),
            of("type", "__Type"),
            leaf("defaultValue"),
            leaf("isDeprecated"),
            leaf("deprecationReason"),
        ],
    },
    Kind {
        name: "__EnumValue",
        fields: &[
            leaf("name"),
            leaf("description"),
            leaf("isDeprecated"),
            leaf("deprecationReason"),
        ],
    },
    Kind {
        name: "__Directive",
        fields: &[
            leaf("name"),
            leaf("description"),
            leaf("isRepeatable"),
            leaf("locations"),
            with("args", DEPRECATED, "__InputValue"),
        ],
    },
];
