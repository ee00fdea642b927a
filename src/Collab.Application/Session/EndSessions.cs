namespace Collab.Application.Session;

/// <summary>Shows where the caller is signed in.</summary>
/// <param name="Session">The secret of the session that asks.</param>
[Requires(Permission.SignedIn, InPerson = true)]
public sealed record ListMySessions(string Session) : IQuery<SessionList>
{
    internal sealed class Handler(IOpenSessions sessions, ICaller caller) : IRequestHandler<ListMySessions, SessionList>
    {
        public async Task<SessionList> Handle(ListMySessions query, CancellationToken cancellationToken) =>
            new(await sessions.ListAsync(caller.OrganizationId, caller.MemberId!.Value, query.Session, cancellationToken));
    }

    public override string ToString() => nameof(ListMySessions);
}

/// <summary>Shows where a member is signed in.</summary>
[Requires(Permission.ManageOrganization)]
public sealed record ListSessions(MemberId Id) : IQuery<SessionList>, IAbout
{
    About IAbout.About => new(SubjectType.Member, Id.Value);

    internal sealed class Handler(IOpenSessions sessions, ICaller caller) : IRequestHandler<ListSessions, SessionList>
    {
        public async Task<SessionList> Handle(ListSessions query, CancellationToken cancellationToken) =>
            new(await sessions.ListAsync(caller.OrganizationId, query.Id, null, cancellationToken));
    }
}

/// <summary>Ends one of the caller's sessions.</summary>
[Requires(Permission.SignedIn, InPerson = true)]
public sealed record EndMySession(Guid Id) : ICommand<Unit>
{
    internal sealed class Handler(ICollabDb db, IOpenSessions sessions, ICaller caller, IClock clock) : IRequestHandler<EndMySession, Unit>
    {
        public async Task<Unit> Handle(EndMySession command, CancellationToken cancellationToken)
        {
            var me = caller.MemberId!.Value;
            if (!await sessions.EndAsync(caller.OrganizationId, me, command.Id, cancellationToken)) throw new NotFoundException();
            (await db.Members.GetAsync(me, cancellationToken)).EndedSessions(1, clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>Ends all sessions of the caller but the one in which he does it.</summary>
/// <param name="Session">The secret of that one.</param>
[Requires(Permission.SignedIn, InPerson = true)]
public sealed record EndMyOtherSessions(string Session) : ICommand<Unit>
{
    internal sealed class Handler(ICollabDb db, IOpenSessions sessions, ICaller caller, IClock clock) : IRequestHandler<EndMyOtherSessions, Unit>
    {
        public async Task<Unit> Handle(EndMyOtherSessions command, CancellationToken cancellationToken)
        {
            var me = caller.MemberId!.Value;
            var ended = await sessions.EndOthersAsync(caller.OrganizationId, me, command.Session, cancellationToken);
            if (ended == 0) return Unit.Value;
            (await db.Members.GetAsync(me, cancellationToken)).EndedSessions(ended, clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return Unit.Value;
        }
    }

    public override string ToString() => nameof(EndMyOtherSessions);
}

/// <summary>Ends all sessions of a member: a device is lost, or somebody else is in. His password stays good.</summary>
[Requires(Permission.ManageOrganization)]
public sealed record EndSessions(MemberId Id) : ICommand<Unit>, IAbout
{
    About IAbout.About => new(SubjectType.Member, Id.Value);

    internal sealed class Handler(ICollabDb db, IOpenSessions sessions, ICaller caller, IClock clock) : IRequestHandler<EndSessions, Unit>
    {
        public async Task<Unit> Handle(EndSessions command, CancellationToken cancellationToken)
        {
            var member = await db.Members.GetAsync(command.Id, cancellationToken);
            var ended = await sessions.EndAllAsync(caller.OrganizationId, member.Id, cancellationToken);
            if (ended == 0) return Unit.Value;
            member.EndedSessions(ended, clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
