namespace Collab.Application.Deadlines;

/// <summary>Why Collab waives or pauses duties by itself; a sentence of their history, in the organization's language.</summary>
internal sealed class DutyReasons(ICollabDb db) : IPerMessage
{
    private string? _language;

    public Task<string> CompletedAsync(CancellationToken ct) => OfAsync("waiver.completed", ct);

    public Task<string> MovedByRevisionAsync(CancellationToken ct) => OfAsync("waiver.movedByRevision", ct);

    public Task<string> NothingToReportAsync(CancellationToken ct) => OfAsync("waiver.nothingToReport", ct);

    public Task<string> WaitingForRequesterAsync(CancellationToken ct) => OfAsync("pause.waitingForRequester", ct);

    private async Task<string> OfAsync(string code, CancellationToken ct) =>
        RuleTexts.Of(code, _language ??= await db.Organizations.Select(o => o.Language).SingleAsync(ct));
}
