namespace Collab.Application.Meetings;

/// <summary>What is written down of a meeting that was held.</summary>
public interface IMinutes
{
    IReadOnlyList<QuestionAsked>? Questions { get; }
    IReadOnlyList<DecisionToRecord>? Decisions { get; }
}

/// <summary>Shape and length of what was asked and decided.</summary>
internal sealed class MinutesValidator : AbstractValidator<IMinutes>
{
    public MinutesValidator()
    {
        RuleFor(x => x.Questions).Must(x => x is not { Count: > 100 });
        RuleFor(x => x.Decisions).Must(x => x is not { Count: > 50 });
        RuleForEach(x => x.Questions).ChildRules(question =>
        {
            question.RuleFor(x => x.Question).NotEmpty().MaximumLength(2_000);
            question.RuleFor(x => x.Answer).MaximumLength(2_000);
        });
        RuleForEach(x => x.Decisions).SetValidator(new DecisionToRecord.Validator());
    }
}
