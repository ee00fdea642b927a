using Collab.Application.Collaborations;

namespace Collab.Api.Collaborations;

internal sealed class BriefEndpoints : IEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/brief-checks", CheckBrief).WithTags("Collaborations");
        var brief = api.MapGroup("/collaborations/{id:guid}").WithTags("Collaborations")
            .WithCurrent(SubjectType.Brief, route => new GetBrief(route.Id<CollaborationId>()));
        brief.MapGet("/brief", GetBrief);
        brief.MapPut("/brief", WriteBrief);
        brief.MapGet("/goals", GetGoals);
        brief.MapPut("/goals", SetGoals);
    }

    /// <summary>Finds vague wording in a text that a person is typing.</summary>
    /// <remarks>The same rules refuse a brief. Positions are UTF-16 code units as JavaScript counts them.</remarks>
    private static async Task<Ok<BriefFindings>> CheckBrief(BriefCheckBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new CheckBrief(body.Text, body.IsGoal), ct));

    /// <summary>Shows the brief.</summary>
    private static async Task<Ok<BriefView>> GetBrief(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetBrief(new(id)), ct));

    /// <summary>Words the brief anew.</summary>
    /// <remarks>
    /// The lead department, until all departments have confirmed; then 409 <c>brief.frozen</c>. Vague wording is refused with 422 and
    /// what to write instead. If-Match is the brief's version.
    /// </remarks>
    private static async Task<Ok<BriefView>> WriteBrief(Guid id, IfMatch ifMatch, BriefText body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new WriteBrief(new(id), ifMatch.Version, body), ct));

    /// <summary>Lists the goals, with what was measured.</summary>
    private static async Task<Ok<ListOf<GoalView>>> GetGoals(Guid id, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new GetGoals(new(id)), ct));

    /// <summary>States the goals anew.</summary>
    /// <remarks>All of them at once; one with its <c>id</c> is worded anew, one without is new, the others go. If-Match is the brief's version.</remarks>
    private static async Task<Ok<BriefView>> SetGoals(Guid id, IfMatch ifMatch, SetGoalsBody body, IMediator mediator, CancellationToken ct) =>
        TypedResults.Ok(await mediator.Send(new SetGoals(new(id), ifMatch.Version, body.Goals), ct));
}

/// <param name="Text" example="尽快完成推广物料">What a person is typing, at most 4,000 characters.</param>
/// <param name="IsGoal">A goal needs a measured value; "about 10,000" is none.</param>
public sealed record BriefCheckBody(string Text, bool IsGoal = false);

/// <param name="Goals">1 to 20, each with its measure.</param>
public sealed record SetGoalsBody(IReadOnlyList<GoalText> Goals);
