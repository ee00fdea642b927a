using Collab.Api.Tests.ResourceRequests;

namespace Collab.Api.Tests.Simulation;

/// <summary>People go away with and without deputies, come back early, are stood in for; one leaves the company in the middle of it.</summary>
internal sealed partial class CompanyLife
{
    private const string Leaver = "sales.channel";
    private static readonly string[] MayGo = ["sales.head", "sales.director", "product.head", "design.head", "market.director", "market.manager", "sponsor"];
    private static readonly string?[] MayStandIn = [null, Leaver, "sales.head", "sales.director", "product.manager", "design.head", "market.brand", "service.lead"];
    private readonly List<Guid> _absences = [];
    private bool _left;

    private async Task GoAwayAsync()
    {
        var (who, deputy) = (MayGo[_random.Next(MayGo.Length)], MayStandIn[_random.Next(MayStandIn.Length)]);
        using var admin = await _app.As("admin");
        var first = Now.InZone(NodaTime.DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).Date.PlusDays(_random.Next(0, 3));
        var arranged = await admin.PostAsync("/api/v1/delegations", new
        {
            memberId = await _app.MemberIdAsync(who),
            deputyId = deputy is null ? (Guid?)null : await _app.MemberIdAsync(deputy),
            firstDay = Iso(first),
            lastDay = Iso(first.PlusDays(_random.Next(0, 6))),
        });
        if (Done($"{who} is away from {first}, {deputy ?? "nobody"} stands in", arranged)) _absences.Add(arranged.Id);
    }

    private async Task ComeBackAsync()
    {
        if (_absences.Count == 0) return;
        using var admin = await _app.As("admin");
        var url = $"/api/v1/delegations/{_absences[_random.Next(_absences.Count)]}";
        var absence = (await admin.GetAsync(url)).ShouldBe(200);
        Done($"{absence["member"].Text("name")} is back", await admin.PostAsync($"{url}/end", ifMatch: absence.Version));
    }

    private async Task StandInAsync()
    {
        var deputy = MayStandIn[_random.Next(1, MayStandIn.Length)]!;
        if (_requests.Count == 0 || (_left && deputy == Leaver)) return;
        using var person = await _app.As(deputy);
        var url = $"/api/v1/resource-requests/{_requests[_random.Next(_requests.Count)].Id}";
        var request = await person.GetAsync(url);
        if (Done($"{deputy} opens a request", request)) Done($"{deputy} replies", await person.PostAsync($"{url}/reply", Asking.Declined, request.Version));
    }

    private async Task LeaveForGoodAsync()
    {
        using var admin = await _app.As("admin");
        var member = (await admin.GetAsync($"/api/v1/members/{await _app.MemberIdAsync(Leaver)}")).ShouldBe(200);
        var gone = await admin.PostAsync($"/api/v1/members/{member.Id}/deactivation", new { successorId = await _app.MemberIdAsync("sales.head") }, member.Version);
        _left = Done($"{Leaver} leaves", gone);
        Assert.True(_left, gone.Body);
    }
}
