namespace Collab.Application.Acceptances;

/// <summary>The initiator's department says whether a deliverable or goal is what was agreed (process step 6).</summary>
/// <param name="CheckId">Which line of the acceptance.</param>
/// <param name="MeasuredValue">For a goal: what was reached, in the goal's unit.</param>
/// <param name="Rework">For what failed or has remarks: what is done again. The same once more is the same task.</param>
[Requires(Permission.JudgeAcceptance)]
public sealed record JudgeDeliverable(CollaborationId Id, long IfMatch, Guid CheckId, Verdict Verdict, string? Remarks, decimal? MeasuredValue, AskedRework? Rework)
    : ICommand<AcceptanceView>, IConditional
{
    About IAbout.About => new(SubjectType.Acceptance, Id.Value);

    internal sealed class Validator : AbstractValidator<JudgeDeliverable>
    {
        public Validator()
        {
            RuleFor(x => x.Verdict).IsInEnum();
            RuleFor(x => x.Remarks).MaximumLength(2_000);
            RuleFor(x => x.MeasuredValue).PrecisionScale(18, 4, ignoreTrailingZeros: true);
            RuleFor(x => x.Rework!.Title).MaximumLength(200).When(x => x.Rework != null);
        }
    }

    internal sealed class Handler(ICollabDb db, ICaller caller, IClock clock, CalendarBook calendars, AcceptanceViews views) : IRequestHandler<JudgeDeliverable, AcceptanceView>
    {
        public async Task<AcceptanceView> Handle(JudgeDeliverable command, CancellationToken cancellationToken)
        {
            var now = clock.GetCurrentInstant();
            var collaboration = await db.Collaborations.GetForUpdateAsync(command.Id, cancellationToken);
            collaboration.RequireOpen();
            var acceptance = (await db.Acceptances.BegunAsync(command.Id, cancellationToken)).MatchedBy(command.IfMatch);
            var before = acceptance.CheckOf(command.CheckId).Rework;
            var reworkOpen = before?.WorkItemId is { } id && (await db.WorkItems.GetAsync(id, cancellationToken)).IsOpen;

            var rework = before;
            WorkItem? planned = null;
            if (command.Rework is not { } asked) rework = null;
            else if (before?.IsFor(asked.Title, asked.OwnerId, asked.DueOn) != true)
            {
                planned = await PlanAsync(asked, acceptance.CheckOf(command.CheckId), collaboration, now, cancellationToken);
                rework = Domain.Acceptances.Rework.Of(planned, asked.OwnerId);
            }
            acceptance.Judge(command.CheckId, command.Verdict, command.Remarks, command.MeasuredValue, rework, reworkOpen, caller.MemberId!.Value, now);
            if (planned != null) db.WorkItems.Add(planned);
            await db.SaveAsync(cancellationToken);
            return await views.OfAsync(command.Id, cancellationToken);
        }

        /// <summary>A task from today until the asked date: its owner is R, the plan's approver A.</summary>
        private async Task<WorkItem> PlanAsync(AskedRework asked, AcceptanceCheck check, Collaboration collaboration, Instant now, CancellationToken ct)
        {
            var title = Text.Required(asked.Title, AcceptanceRules.ReworkNeedsTitle);
            var owner = await db.Members.SingleOrDefaultAsync(m => m.Id == asked.OwnerId && m.Active, ct) ?? throw new RuleBrokenException(AcceptanceRules.ReworkNeedsOwner);
            var today = (await calendars.OfOrganizationAsync(ct)).DateOf(now);
            if (asked.DueOn < today) throw new RuleBrokenException(AcceptanceRules.ReworkDueInPast);
            WorkItem.RequireRoom(await db.WorkItems.CountAsync(w => w.CollaborationId == collaboration.Id, ct));
            var approverId = await db.ExecutionPlans.Where(p => p.Id == collaboration.Id).Select(p => p.ApproverId).SingleAsync(ct)
                ?? throw new InvalidOperationException("An approved plan has an approver.");
            var approver = await db.Members.GetAsync(approverId, ct);
            var allowSelfApproval = await db.Organizations.Select(o => o.AllowsSelfApproval).SingleAsync(ct);
            if (owner.Id == approver.Id && !allowSelfApproval) throw new RuleBrokenException(AcceptanceRules.ReworkOwnerApproves);

            var item = WorkItem.Plan(collaboration, title, today, asked.DueOn, check.Criterion, null, now);
            item.AssignRaci(
                [new(owner.Id, owner.DepartmentId, RaciRole.Responsible), new(approver.Id, approver.DepartmentId, RaciRole.Accountable)], allowSelfApproval, now);
            item.Agree(now);
            return item;
        }
    }
}

/// <summary>What is to be done again, by whom, until when.</summary>
public sealed record AskedRework(string Title, MemberId OwnerId, LocalDate DueOn);
