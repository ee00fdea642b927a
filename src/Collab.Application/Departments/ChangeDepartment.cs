namespace Collab.Application.Departments;

/// <summary>What people say of a department; it replaces what was there.</summary>
/// <param name="ParentId">Null: directly below the organization.</param>
/// <param name="HeadId">The head (负责人); null: nobody for now.</param>
/// <param name="SponsorId">The executive responsible (分管领导); null: nobody.</param>
public sealed record DepartmentContent(string Name, DepartmentId? ParentId, MemberId? HeadId, MemberId? SponsorId)
{
    internal sealed class Validator : AbstractValidator<DepartmentContent>
    {
        public Validator() => RuleFor(x => x.Name).NotEmpty().MaximumLength(100);
    }
}

/// <summary>The organization gets a department more.</summary>
[Requires(Permission.ManageOrganization)]
public sealed record MakeDepartment(DepartmentContent Content) : ICommand<DepartmentView>
{
    internal sealed class Validator : AbstractValidator<MakeDepartment>
    {
        public Validator() => RuleFor(x => x.Content).SetValidator(new DepartmentContent.Validator()).OverridePropertyName("");
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, DepartmentWriting writing, IClock clock) : IRequestHandler<MakeDepartment, DepartmentView>
    {
        public async Task<DepartmentView> Handle(MakeDepartment command, CancellationToken cancellationToken)
        {
            await db.Organizations.GetForUpdateAsync(caller.OrganizationId, cancellationToken);
            var department = Department.Make(NewId.Of<DepartmentId>(), caller.OrganizationId, command.Content.Name, clock.GetCurrentInstant());
            db.Departments.Add(department);
            return await writing.WriteAsync(department, command.Content, cancellationToken);
        }
    }
}

/// <summary>Another name, parent, head or sponsor. A new head gets from now on what the former one would have been told.</summary>
[Requires(Permission.ManageOrganization)]
public sealed record ChangeDepartment(DepartmentId Id, long IfMatch, DepartmentContent Content) : ICommand<DepartmentView>, IConditional
{
    About IAbout.About => new(SubjectType.Department, Id.Value);

    internal sealed class Validator : AbstractValidator<ChangeDepartment>
    {
        public Validator() => RuleFor(x => x.Content).SetValidator(new DepartmentContent.Validator()).OverridePropertyName("");
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, DepartmentWriting writing) : IRequestHandler<ChangeDepartment, DepartmentView>
    {
        public async Task<DepartmentView> Handle(ChangeDepartment command, CancellationToken cancellationToken)
        {
            // Of two that put departments below each other one waits, and then sees the other's.
            await db.Organizations.GetForUpdateAsync(caller.OrganizationId, cancellationToken);
            return await writing.WriteAsync(await db.Departments.GetAsync(command.Id, command.IfMatch, cancellationToken), command.Content, cancellationToken);
        }
    }
}

/// <summary>Checks what is said of a department against the others and the people, and writes it.</summary>
internal sealed class DepartmentWriting(ICollabDb db, ICaller caller, Names names, IClock clock) : IPerMessage
{
    public async Task<DepartmentView> WriteAsync(Department department, DepartmentContent content, CancellationToken ct)
    {
        var others = await db.Departments.Where(d => d.Id != department.Id).Select(d => new { d.Id, d.Name, d.ParentId }).ToListAsync(ct);
        if (others.Any(d => string.Equals(d.Name, content.Name.Trim(), StringComparison.OrdinalIgnoreCase))) throw new RuleBrokenException(DepartmentRules.NameTaken);
        var parents = others.ToDictionary(d => d.Id, d => d.ParentId);
        for (var above = content.ParentId; above is { } one; above = parents[one])
        {
            if (one == department.Id) throw new RuleBrokenException(DepartmentRules.ParentBelow);
            if (!parents.ContainsKey(one)) throw new RuleBrokenException(DepartmentRules.ParentUnknown);
        }
        if (content.HeadId != department.HeadId) await DemandActiveAsync(content.HeadId, DepartmentRules.HeadUnknown, ct);
        if (content.SponsorId != department.SponsorId) await DemandActiveAsync(content.SponsorId, DepartmentRules.SponsorUnknown, ct);
        department.Change(content.Name, content.ParentId, content.HeadId, content.SponsorId, clock.GetCurrentInstant());
        await db.SaveAsync(ct);
        return (await names.ToViewsAsync(caller, await db.Departments.AsNoTracking().Where(d => d.Id == department.Id).Reading(db).ToListAsync(ct), ct))[0];
    }

    private async Task DemandActiveAsync(MemberId? id, Rule rule, CancellationToken ct)
    {
        if (id is { } member && !await db.Members.AnyAsync(m => m.Id == member && m.Active, ct)) throw new RuleBrokenException(rule);
    }
}
