namespace Collab.Application.Departments;

/// <summary>A department works by a calendar of its own from now on, or again by the organization's; what it owes is derived again.</summary>
/// <param name="CalendarId">Null: the organization's.</param>
[Requires(Permission.ManageOrganization)]
public sealed record AssignCalendar(DepartmentId Id, long IfMatch, WorkCalendarId? CalendarId) : ICommand<WhatIf>, IConditional
{
    About IAbout.About => new(SubjectType.Department, Id.Value);

    internal sealed class Handler(ICollabDb db, Recomputing recomputing) : IRequestHandler<AssignCalendar, WhatIf>
    {
        public async Task<WhatIf> Handle(AssignCalendar command, CancellationToken cancellationToken)
        {
            var department = await db.Departments.GetAsync(command.Id, command.IfMatch, cancellationToken);
            await KnownAsync(db, command.CalendarId, cancellationToken);
            department.WorkBy(command.CalendarId);
            await db.SaveAsync(cancellationToken);
            return await recomputing.ApplyAsync(new(Department: command.Id), cancellationToken);
        }
    }

    internal static async Task<WorkCalendar?> KnownAsync(ICollabDb db, WorkCalendarId? id, CancellationToken ct) => id is not { } calendar ? null
        : await db.WorkCalendars.AsNoTracking().SingleOrDefaultAsync(c => c.Id == calendar, ct) ?? throw new RuleBrokenException(CalendarRules.UnknownCalendar, "calendarId");
}

/// <summary>Shows what another calendar would do to the open deadlines of a department; nothing is changed.</summary>
[Requires(Permission.ManageOrganization)]
public sealed record PreviewAssignment(DepartmentId Id, WorkCalendarId? CalendarId) : IQuery<WhatIf>, IAbout
{
    About IAbout.About => new(SubjectType.Department, Id.Value);

    internal sealed class Handler(ICollabDb db, CalendarBook calendars, Recomputing recomputing) : IRequestHandler<PreviewAssignment, WhatIf>
    {
        public async Task<WhatIf> Handle(PreviewAssignment query, CancellationToken cancellationToken)
        {
            await calendars.AssumeAsync(query.Id, await AssignCalendar.KnownAsync(db, query.CalendarId, cancellationToken), cancellationToken);
            return await recomputing.PreviewAsync(new(Department: query.Id), cancellationToken);
        }
    }
}
