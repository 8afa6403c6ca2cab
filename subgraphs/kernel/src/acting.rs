//! Who acts, and that no act of the staff goes without being written down ([`crate::audit`]).
use crate::Role;
use async_graphql::{
    Context, Request, ServerError, ServerResult, Value,
    extensions::{
        Extension, ExtensionContext, ExtensionFactory, NextPrepareRequest, NextResolve, ResolveInfo,
    },
};
use async_trait::async_trait;
use std::sync::{
    Arc,
    atomic::{AtomicU8, Ordering},
};
use uuid::Uuid;

/// Who acted, as what, from where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    /// Nobody where somebody tried who is not known.
    pub id: Option<Uuid>,
    /// As what; at the centre of the act.
    pub roles: Vec<Role>,
    /// The pseudonym of where they called from.
    pub origin: Option<String>,
}

/// No mutation is being resolved.
const CLOSED: u8 = 0;
/// One is, and no guard of the staff was asked.
const OPEN: u8 = 1;
/// One was, and an act is owed.
const OWED: u8 = 2;
/// It was written, or nothing was done.
const PAID: u8 = 3;

/// What the field of a mutation owes. They are resolved one after another.
#[derive(Clone, Debug, Default)]
pub struct Ledger(Arc<AtomicU8>);

impl Ledger {
    /// The one of a request, for a guard that was asked by the resolver of a mutation itself, not of
    /// a field of its answer.
    pub(crate) fn of(ctx: &Context<'_>) -> Option<Self> {
        let is_root = ctx.path_node.is_some_and(|node| node.parent.is_none());
        ctx.data_opt::<Self>().filter(|_| is_root).cloned()
    }

    /// Somebody of the staff acts.
    pub(crate) fn owe(&self) {
        let _kept = self.0.compare_exchange(OPEN, OWED, Ordering::SeqCst, Ordering::SeqCst);
    }

    /// It is written down.
    pub(crate) fn pay(&self) {
        if self.0.load(Ordering::SeqCst) != CLOSED {
            self.0.store(PAID, Ordering::SeqCst);
        }
    }
}

/// The extension that every schema has.
#[derive(Clone, Copy, Debug)]
pub struct Settled;

impl ExtensionFactory for Settled {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Self)
    }
}

#[async_trait]
impl Extension for Settled {
    async fn prepare_request(
        &self,
        ctx: &ExtensionContext<'_>,
        request: Request,
        next: NextPrepareRequest<'_>,
    ) -> ServerResult<Request> {
        Ok(next.run(ctx, request).await?.data(Ledger::default()))
    }

    async fn resolve(
        &self,
        ctx: &ExtensionContext<'_>,
        info: ResolveInfo<'_>,
        next: NextResolve<'_>,
    ) -> ServerResult<Option<Value>> {
        let is_mutation = info.path_node.parent.is_none()
            && ctx.schema_env.registry.mutation_type.as_deref() == Some(info.parent_type);
        let Some(ledger) = ctx.data_opt::<Ledger>().filter(|_| is_mutation) else {
            return next.run(ctx, info).await;
        };
        let name = info.name.to_owned();
        ledger.0.store(OPEN, Ordering::SeqCst);
        let answer = next.run(ctx, info).await;
        let owed = ledger.0.swap(CLOSED, Ordering::SeqCst) == OWED;
        if owed && answer.is_ok() {
            tracing::error!(mutation = %name, "an act of the staff was not written down");
            if cfg!(debug_assertions) {
                let told = format!("{name} left no act: kernel::audit::record");
                return Err(ServerError::new(told, None));
            }
        }
        answer
    }
}
