using Collab.Application.Calendars;

namespace Collab.Application.Collaborations;

/// <summary>The lead department words the brief anew, until all have confirmed it.</summary>
[Requires(Permission.EditBrief)]
public sealed record WriteBrief(CollaborationId CollaborationId, long IfMatch, BriefText Text) : ICommand<BriefView>, IConditional
{
    About IAbout.About => new(SubjectType.Brief, CollaborationId.Value);

    internal sealed class Validator : AbstractValidator<WriteBrief>
    {
        // The body is the text itself, so its fields stand at the root.
        public Validator(ICaller caller) => RuleFor(x => x.Text).SetValidator(new BriefText.Validator(caller)).OverridePropertyName("");
    }

    internal sealed class Handler(ICollabDb db, IClock clock, Today today, BriefReader reader) : IRequestHandler<WriteBrief, BriefView>
    {
        public async Task<BriefView> Handle(WriteBrief command, CancellationToken cancellationToken)
        {
            var collaboration = await db.Collaborations.GetAsync(command.CollaborationId, cancellationToken);
            collaboration.RequireOpen();
            var brief = await db.Briefs.GetAsync(command.CollaborationId, command.IfMatch, cancellationToken);
            await today.RequireNotOverAsync(command.Text.ExpectedFinish, "expectedFinish", cancellationToken, brief.ExpectedFinish);
            brief.Write(command.Text.Background, command.Text.CoreNeeds, command.Text.ExpectedFinish, clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return await reader.ViewAsync(command.CollaborationId, cancellationToken);
        }
    }
}
