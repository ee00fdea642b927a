namespace Collab.Application.DeadlinePolicies;

/// <summary>A limit is changed; the open deadlines of its kind are derived again, and those whose time got shorter are told.</summary>
[Requires(Permission.ManageOrganization)]
public sealed record ChangeDeadlinePolicy(DeadlinePolicyId Id, long IfMatch, PolicyLimits Limits) : ICommand<PolicyChanged>, IConditional
{
    About IAbout.About => new(SubjectType.DeadlinePolicy, Id.Value);

    internal sealed class Handler(ICollabDb db, IClock clock, Recomputing recomputing, PolicyRows rows) : IRequestHandler<ChangeDeadlinePolicy, PolicyChanged>
    {
        public async Task<PolicyChanged> Handle(ChangeDeadlinePolicy command, CancellationToken cancellationToken)
        {
            var policy = await db.DeadlinePolicies.GetAsync(command.Id, command.IfMatch, cancellationToken);
            var edition = policy.Edition;
            policy.Change(command.Limits, clock.GetCurrentInstant());
            if (policy.Edition == edition) return new(await rows.OfAsync(policy.Id, cancellationToken), WhatIf.Nothing);
            await db.SaveAsync(cancellationToken);
            var moved = await recomputing.ApplyAsync(RecomputeScope.Of(policy), cancellationToken);
            return new(await rows.OfAsync(policy.Id, cancellationToken), moved);
        }
    }
}

/// <summary>Shows what a change of a limit would do to the open deadlines; nothing is changed.</summary>
[Requires(Permission.ManageOrganization)]
public sealed record PreviewDeadlinePolicy(DeadlinePolicyId Id, PolicyLimits Limits) : IQuery<WhatIf>, IAbout
{
    About IAbout.About => new(SubjectType.DeadlinePolicy, Id.Value);

    internal sealed class Handler(ICollabDb db, IClock clock, PolicyBook policies, Recomputing recomputing) : IRequestHandler<PreviewDeadlinePolicy, WhatIf>
    {
        public async Task<WhatIf> Handle(PreviewDeadlinePolicy query, CancellationToken cancellationToken)
        {
            var policy = await db.DeadlinePolicies.AsNoTracking().SingleOrDefaultAsync(p => p.Id == query.Id, cancellationToken) ?? throw new NotFoundException();
            policy.Change(query.Limits, clock.GetCurrentInstant());
            await policies.AssumeAsync(policy, cancellationToken);
            return await recomputing.PreviewAsync(RecomputeScope.Of(policy), cancellationToken);
        }
    }
}

/// <summary>Other limits for the collaborations of one template, or for one collaboration, instead of the organization's.</summary>
[Requires(Permission.ManageOrganization)]
public sealed record AddDeadlinePolicy(DeadlineKind Kind, TemplateId? TemplateId, CollaborationId? CollaborationId, PolicyLimits Limits) : ICommand<PolicyChanged>
{
    internal sealed class Validator : AbstractValidator<AddDeadlinePolicy>
    {
        public Validator()
        {
            RuleFor(x => x.Kind).IsInEnum();
            RuleFor(x => x.TemplateId).Must((command, template) => (template == null) != (command.CollaborationId == null));
        }
    }

    internal sealed class Handler(ICollabDb db, IClock clock, Recomputing recomputing, PolicyRows rows) : IRequestHandler<AddDeadlinePolicy, PolicyChanged>
    {
        public async Task<PolicyChanged> Handle(AddDeadlinePolicy command, CancellationToken cancellationToken)
        {
            if (command.TemplateId is { } template) await db.Templates.GetAsync(template, cancellationToken);
            if (command.CollaborationId is { } collaboration) (await db.Collaborations.GetAsync(collaboration, cancellationToken)).RequireOpen();
            var general = await db.DeadlinePolicies.SingleAsync(p => p.Kind == command.Kind && p.TemplateId == null && p.CollaborationId == null, cancellationToken);
            var policy = general.For(command.TemplateId, command.CollaborationId, command.Limits, clock.GetCurrentInstant());
            db.DeadlinePolicies.Add(policy);
            await db.SaveAsync(cancellationToken);
            var moved = await recomputing.ApplyAsync(RecomputeScope.Of(policy), cancellationToken);
            return new(await rows.OfAsync(policy.Id, cancellationToken), moved);
        }
    }
}

/// <summary>Shows what such an exception would do to the open deadlines; nothing is changed.</summary>
[Requires(Permission.ManageOrganization)]
public sealed record PreviewAddition(DeadlineKind Kind, TemplateId? TemplateId, CollaborationId? CollaborationId, PolicyLimits Limits) : IQuery<WhatIf>
{
    internal sealed class Validator : AbstractValidator<PreviewAddition>
    {
        public Validator()
        {
            RuleFor(x => x.Kind).IsInEnum();
            RuleFor(x => x.TemplateId).Must((query, template) => (template == null) != (query.CollaborationId == null));
        }
    }

    internal sealed class Handler(ICollabDb db, IClock clock, PolicyBook policies, Recomputing recomputing) : IRequestHandler<PreviewAddition, WhatIf>
    {
        public async Task<WhatIf> Handle(PreviewAddition query, CancellationToken cancellationToken)
        {
            var general = await db.DeadlinePolicies.AsNoTracking().SingleAsync(p => p.Kind == query.Kind && p.TemplateId == null && p.CollaborationId == null, cancellationToken);
            var policy = general.For(query.TemplateId, query.CollaborationId, query.Limits, clock.GetCurrentInstant());
            await policies.AssumeAsync(policy, cancellationToken);
            return await recomputing.PreviewAsync(RecomputeScope.Of(policy), cancellationToken);
        }
    }
}

/// <summary>Shows what the end of an exception would do to the open deadlines; nothing is changed.</summary>
[Requires(Permission.ManageOrganization)]
public sealed record PreviewRemoval(DeadlinePolicyId Id) : IQuery<WhatIf>, IAbout
{
    About IAbout.About => new(SubjectType.DeadlinePolicy, Id.Value);

    internal sealed class Handler(ICollabDb db, IClock clock, PolicyBook policies, Recomputing recomputing) : IRequestHandler<PreviewRemoval, WhatIf>
    {
        public async Task<WhatIf> Handle(PreviewRemoval query, CancellationToken cancellationToken)
        {
            var policy = await db.DeadlinePolicies.AsNoTracking().SingleOrDefaultAsync(p => p.Id == query.Id, cancellationToken) ?? throw new NotFoundException();
            policy.End(clock.GetCurrentInstant());
            await policies.AssumeWithoutAsync(policy, cancellationToken);
            return await recomputing.PreviewAsync(RecomputeScope.Of(policy), cancellationToken);
        }
    }
}

/// <summary>An exception for a template or a collaboration ends; the organization's limit holds again.</summary>
[Requires(Permission.ManageOrganization)]
public sealed record RemoveDeadlinePolicy(DeadlinePolicyId Id, long IfMatch) : ICommand<WhatIf>, IConditional
{
    About IAbout.About => new(SubjectType.DeadlinePolicy, Id.Value);

    internal sealed class Handler(ICollabDb db, IClock clock, Recomputing recomputing) : IRequestHandler<RemoveDeadlinePolicy, WhatIf>
    {
        public async Task<WhatIf> Handle(RemoveDeadlinePolicy command, CancellationToken cancellationToken)
        {
            var policy = await db.DeadlinePolicies.GetAsync(command.Id, command.IfMatch, cancellationToken);
            policy.End(clock.GetCurrentInstant());
            db.DeadlinePolicies.Remove(policy);
            await db.SaveAsync(cancellationToken);
            return await recomputing.ApplyAsync(RecomputeScope.Of(policy), cancellationToken);
        }
    }
}

/// <param name="Policy">As it is now.</param>
/// <param name="Effect">What it did to the open deadlines.</param>
public sealed record PolicyChanged(DeadlinePolicyRow Policy, WhatIf Effect) : IVersioned
{
    long IVersioned.Version => Policy.Version;
}
