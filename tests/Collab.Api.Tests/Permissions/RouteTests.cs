using System.Text.RegularExpressions;

namespace Collab.Api.Tests.Permissions;

/// <summary>
/// Every route against every part that one can have. Columns: administrator, sponsor, head and liaison of a department that
/// takes part, lead, participant (R), informed, colleague, outsider. y: may; -: 403; 0: does not exist, as for a random id.
/// </summary>
public sealed partial class RouteTests(CollabApp app) : IClassFixture<CollabApp>
{
    /// <summary>Of no version: who may change is told 412 and changes nothing.</summary>
    private const long NoVersion = 999;

    internal static readonly (string Permitted, string Route, string? Body)[] Table =
    [
        ("yyyyyyy00", "GET /collaborations/{collaboration}", null),
        ("yyyyyy000", "GET /collaborations/{collaboration}/brief", null),
        ("yyyyyy000", "GET /collaborations/{collaboration}/goals", null),
        ("yyyyyy-00", "GET /collaborations/{collaboration}/commitments", null),
        ("yyyyyy-00", "GET /collaborations/{collaboration}/liaisons", null),
        ("yyyyyy-00", "GET /collaborations/{collaboration}/raci", null),
        ("yyyyyy000", "GET /collaborations/{collaboration}/plan", null),
        ("yyyyyy-00", "GET /collaborations/{collaboration}/progress-sheet", null),
        ("yyyyyy000", "GET /collaborations/{collaboration}/acceptance", null),
        ("yyyyyy000", "GET /collaborations/{collaboration}/retrospective", null),
        ("yyyyyyy00", "GET /collaborations/{collaboration}/summary", null),
        ("yyyyyy-00", "GET /collaborations/{collaboration}/timeline", null),
        ("yyyyyy-00", "GET /collaborations/{collaboration}/archive", null),
        ("yyyyyy-00", "GET /collaborations/{collaboration}/blockers", null),
        ("yyyyyyy00", "GET /work-items/{task}", null),
        ("yyyyyy000", "GET /work-items/{otherTask}", null),
        ("yyyyyy000", "GET /resource-requests/{request}", null),
        ("yyyyyy000", "GET /issues/{issue}", null),
        ("yyyyyy000", "GET /progress-reports/{report}", null),
        ("yyyyyy-00", "GET /risk-warnings/{warning}", null),
        ("yyyyyy000", "GET /deadlines/{deadline}", null),
        ("yyyyyy000", "GET /deadlines/{deadline}/history", null),
        ("yyyyyy000", "GET /deadlines/{deadline}/explanation", null),
        ("yyyyyy000", "GET /deadlines/{deadline}/certificate", null),
        ("yy-------", "GET /audit-entries", null),
        ("yy-------", "GET /audit-entries/actions", null),
        ("yy-------", "GET /audit-entries/csv", null),
        ("yy-------", "GET /audit-entries/jsonl", null),
        ("yy-------", "POST /audit-entries/verify", """{"after":-1}"""),
        ("y--------", "POST /audit-entries/erase", """{"entryId":"{collaboration}","reason":""}"""),
        ("y0000y000", "GET /access-tokens/{token}", null),
        ("y0000y000", "DELETE /access-tokens/{token}", null),

        ("yyyyyyy00", "GET /permissions?collaborationId={collaboration}", null),
        ("y--------", "GET /permissions?memberId={design.head}", null),
        ("y--------", "GET /deadlines/unattended", null),
        ("y--------", "GET /outages", null),
        ("y--------", "GET /system", null),
        ("-y--y-000", "POST /deadlines/{deadline}/pause", """{"reason":"x"}"""),
        ("-y--y-000", "POST /deadlines/{deadline}/resume", "{}"),
        ("-y--y-000", "POST /deadlines/{deadline}/waive", """{"reason":"x"}"""),
        ("y-y--y--0", "POST /delegations/{absence}/end", "{}"),
        ("y-------0", "GET /members/{sales.channel}/deactivation", null),
        ("y-------0", "POST /members/{sales.channel}/deactivation", "{}"),
        ("y-------0", "POST /members/{sales.channel}/reactivation", "{}"),
        ("y--------", "POST /members", """{"name":"","email":"","departmentId":"{sales}"}"""),
        ("y--------", "POST /members/import", """{"file":""}"""),
        ("y--------", "POST /members/import/preview", """{"file":""}"""),
        ("y-------0", "PUT /members/{sales.channel}", """{"name":"x","departmentId":"{sales}","title":"","administrator":false}"""),
        ("y-------0", "POST /members/{sales.channel}/invitation", "{}"),
        ("y-------0", "DELETE /members/{sales.channel}/second-factor", null),
        ("y--------", "GET /second-factors", null),
        ("y--------", "PUT /organization/identity-provider", """{"name":"","issuer":"","clientId":"","domains":[]}"""),
        ("y--------", "GET /organization/sign-in", null),
        ("y--------", "PUT /organization/sign-in", """{"secondFactor":"optional"}"""),
        ("y-------0", "GET /members/{design.head}/sessions", null),
        ("y-------0", "POST /members/{design.head}/sessions/end", "{}"),
        ("y--------", "POST /departments", """{"name":""}"""),
        ("y-------0", "PUT /departments/{sales}", """{"name":"x"}"""),
        ("y--------", "POST /calendars", """{"name":{"zh":"","en":""},"copyOf":"{collaboration}"}"""),
        ("y-------0", "PUT /calendars/{calendar}", """{"workingTimes":[],"standardHours":{"start":"09:00","end":"18:00"},"specialDays":[],"years":[]}"""),
        ("y-------0", "POST /calendars/{calendar}/preview", """{"workingTimes":[{"weekday":"monday","start":"09:00","end":"18:00"}],"standardHours":{"start":"09:00","end":"18:00"},"specialDays":[],"years":[]}"""),
        ("y-------0", "POST /calendars/{calendar}/import/preview", """{"file":""}"""),
        ("y-------0", "PUT /departments/{sales}/calendar", """{"calendarId":null}"""),
        ("y-------0", "POST /departments/{sales}/calendar/preview", """{"calendarId":null}"""),
        ("y--------", "POST /deadline-policies", """{"kind":"resourceReply","amount":1,"chain":["head"],"reminders":{"percents":[],"hoursBefore":null}}"""),
        ("y--------", "POST /deadline-policies/preview", """{"kind":"resourceReply","amount":1,"chain":["head"],"reminders":{"percents":[],"hoursBefore":null}}"""),
        ("y-------0", "POST /deadline-policies/{policy}/removal/preview", "{}"),
        ("y-------0", "PUT /deadline-policies/{policy}", """{"amount":1,"chain":["head"],"reminders":{"percents":[],"hoursBefore":null}}"""),
        ("y-------0", "DELETE /deadline-policies/{policy}", null),
        ("y-------0", "POST /deadline-policies/{policy}/preview", """{"amount":1,"chain":["head"],"reminders":{"percents":[],"hoursBefore":null}}"""),

        ("----y--00", "PATCH /collaborations/{collaboration}", """{"title":"x"}"""),
        ("-y--y--00", "POST /collaborations/{collaboration}/cancel", """{"reason":"x"}"""),
        ("----y-000", "PUT /collaborations/{collaboration}/brief", """{"background":"x","coreNeeds":"y","expectedFinish":"2024-11-12"}"""),
        ("----y-000", "PUT /collaborations/{collaboration}/goals", """{"goals":[]}"""),
        ("--yy--000", "POST /collaborations/{collaboration}/commitments/{sales}/confirm", "{}"),
        ("--yy--000", "POST /collaborations/{collaboration}/commitments/{sales}/decline", """{"reason":"x"}"""),
        ("--yy---00", "PUT /collaborations/{collaboration}/liaisons/{sales}", """{"memberId":"{sales.channel}"}"""),
        ("----y--00", "PUT /collaborations/{collaboration}/raci/{task}", """{"assignments":[]}"""),
        ("----y-000", "PUT /collaborations/{collaboration}/plan", """{"phases":[]}"""),
        ("------000", "POST /collaborations/{collaboration}/plan/approve", "{}"),
        ("----y-000", "POST /collaborations/{collaboration}/plan/revisions", """{"reason":"x","changes":[]}"""),
        ("----y--00", "POST /work-items", """{"collaborationId":"{collaboration}","title":"","plannedStart":"2024-10-11","plannedFinish":"2024-10-14"}"""),
        ("----y--00", "PATCH /work-items/{task}", """{"title":"x"}"""),
        ("--yyyy-00", "POST /work-items/{task}/start", "{}"),
        ("--yyyy-00", "POST /work-items/{task}/progress", """{"percentComplete":60}"""),
        ("--yyyy-00", "POST /work-items/{task}/complete", "{}"),
        ("--yyyy-00", "POST /work-items/{task}/mark-at-risk", "{}"),
        ("----y--00", "POST /work-items/{task}/cancel", """{"reason":"x"}"""),
        ("--yyyy-00", "POST /risk-warnings", """{"workItemId":"{task}","cause":"","impact":"","solution":""}"""),
        ("--yyyy-00", "POST /progress-reports", """{"collaborationId":"{collaboration}","week":"2024-10-08","entries":[]}"""),
        ("--yyyy000", "PUT /progress-reports/{report}", """{"entries":[]}"""),
        ("--yyyy-00", "POST /resource-requests", """
            {"collaborationId":"{collaboration}","providerDepartmentId":"{design}","kind":"material","title":"","quantity":10,"unit":"个","purpose":"x","usage":"y","neededFrom":"2024-10-14","neededUntil":"2024-10-20"}
            """),
        ("--yy--000", "POST /resource-requests/{request}/reply", """{"decision":"provide"}"""),
        ("--yy--000", "POST /resource-requests/{request}/ask", """{"question":"x"}"""),
        ("----y-000", "POST /resource-requests/{request}/answer", """{"answer":"x"}"""),
        ("----y-000", "POST /resource-requests/{request}/accept", "{}"),
        ("----y-000", "POST /resource-requests/{request}/escalate", """{"reason":"x"}"""),
        ("----y-000", "POST /resource-requests/{request}/withdraw", """{"reason":"x"}"""),
        ("-y----000", "POST /resource-requests/{request}/decide", """{"note":"x"}"""),
        ("-yyyyyy00", "POST /issues", """{"collaborationId":"{collaboration}","title":"","description":"x","impact":"y","proposedSolution":"z"}"""),
        ("----y-000", "POST /issues/{issue}/measures", """{"measures":[],"discussion":{"heldAt":"2024-10-11T01:00:00Z","attendeeIds":[],"decision":"x"}}"""),
        ("-----y000", "POST /issues/{issue}/close", "{}"),
        ("-----y000", "POST /issues/{issue}/reopen", """{"reason":"x"}"""),
        ("----y--00", "POST /meetings", """{"collaborationId":"{collaboration}","kind":"regular","attendeeIds":[]}"""),
        ("----y-000", "POST /collaborations/{collaboration}/acceptance/accept", "{}"),
        ("------000", "POST /collaborations/{collaboration}/acceptance/sign", "{}"),
        ("----y-000", "POST /collaborations/{collaboration}/retrospective", """{"heldAt":"2024-10-11T01:00:00Z","wentWell":[],"didNotGoWell":[],"causes":[],"improvements":[]}"""),
        ("----y--00", "PUT /collaborations/{collaboration}/summary", """{"sections":[]}"""),
        ("----y--00", "POST /collaborations/{collaboration}/summary/file", "{}"),
        ("-y--y--00", "POST /collaborations/{collaboration}/archive", "{}"),
    ];

    /// <summary>Open to every member, or answering each with his own; their tests are the features'.</summary>
    private static readonly string[] ForEverybody =
    [
        "GET /session", "POST /session", "DELETE /session", "PATCH /me", "GET /me/agenda", "GET /me/notifications", "POST /me/notifications/read-all",
        "GET /session/proof", "POST /session/proof", "POST /session/second-factor", "POST /session/second-factor/enrolment", "POST /session/second-factor/confirmation",
        "GET /me/second-factor", "POST /me/second-factor", "POST /me/second-factor/confirmation", "POST /me/second-factor/recovery-codes", "POST /me/second-factor/disabling",
        "POST /me/password", "POST /me/time-zone", "GET /me/sessions", "DELETE /me/sessions/{}", "POST /me/sessions/end-others",
        "POST /session/provider", "POST /session/provider/look", "POST /session/provider/return", "POST /session/proof/provider",
        "GET /me/identity", "POST /me/identity", "DELETE /me/identity", "GET /organization/identity-provider/return-address",
        "GET /setup", "POST /setup", "POST /invitations/look", "POST /invitations/accept",
        "GET /demo/accounts", "GET /demo/clock", "PUT /demo/clock", "GET /organization", "GET /departments", "GET /departments/{}", "GET /members", "GET /members/{}",
        "GET /calendars", "GET /calendars/{}", "GET /calendars/{}/days", "GET /calendars/{}/due-time", "GET /deadline-policies", "GET /certificate-keys", "GET /templates", "GET /templates/{}",
        "POST /brief-checks", "GET /collaborations", "POST /collaborations", "GET /work-items", "GET /resource-requests", "GET /progress-reports", "GET /risk-warnings",
        "GET /issues", "GET /meetings", "GET /deadlines", "GET /access-tokens", "POST /access-tokens", "GET /delegations", "POST /delegations", "GET /delegations/{}",
    ];

    /// <summary>Routes whose thing the stage does not have; each is asked about in the tests of its feature.</summary>
    private static readonly string[] Elsewhere =
    [
        "POST /me/notifications/{}/read", "GET /me/notifications/{}/deadlines", "GET /outages/{}", "POST /collaborations/{}/commitments/{}/conditions/{}/fulfil", "POST /collaborations/{}/plan/revisions/{}/approve",
        "POST /collaborations/{}/plan/revisions/{}/reject", "PUT /collaborations/{}/acceptance/checks/{}", "GET /meetings/{}", "POST /meetings/{}/hold",
        "POST /issues/{}/measures/{}/complete", "GET /organization/identity-provider", "DELETE /organization/identity-provider",
    ];

    [Fact]
    public async Task Every_route_is_in_the_table()
    {
        using var somebody = app.Anonymous();
        var routes = (await somebody.GetAsync("/swagger/v1/swagger.json")).Json.GetProperty("paths").EnumerateObject()
            .SelectMany(x => x.Value.EnumerateObject().Select(m => $"{m.Name.ToUpperInvariant()} {Names().Replace(x.Name, "{}")}".Replace("/api/v1", "", StringComparison.Ordinal).TrimEnd('/'))).ToList();
        var known = Table.Select(x => Names().Replace(x.Route.Split('?')[0], "{}")).Distinct().Concat(ForEverybody).Concat(Elsewhere).ToList();
        var (missing, gone) = (string.Join('\n', routes.Except(known).Order()), string.Join('\n', known.Except(routes).Order()));
        Assert.True(missing.Length == 0, $"Not in the table:\n{missing}");
        Assert.True(gone.Length == 0, $"In the table alone:\n{gone}");
    }

    [Fact]
    public async Task Each_part_may_what_the_table_says_and_nothing_else()
    {
        var stage = await Stage.SetAsync(app);
        List<string> wrong = [];
        for (var role = 0; role < Stage.Roles.Length; role++)
        {
            using var person = await app.As(Stage.Roles[role]);
            foreach (var (permitted, route, body) in Table)
            {
                var answer = await AskAsync(person, stage, route, body);
                var was = Was(answer);
                if (was != permitted[role]) wrong.Add($"{Stage.Roles[role]}: {route} is {was} ({answer.Status} {Code(answer)}) and not {permitted[role]}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    internal static Task<Answer> AskAsync(Person person, Stage stage, string route, string? body)
    {
        var (method, url) = (route.Split(' ')[0], stage.Fill("/api/v1" + route.Split(' ')[1]));
        var content = body is null ? (JsonElement?)null : JsonDocument.Parse(stage.Fill(body)).RootElement;
        return method switch
        {
            "GET" => person.GetAsync(url),
            "POST" => person.PostAsync(url, content, NoVersion),
            "PUT" => person.PutAsync(url, content!, NoVersion),
            "DELETE" => person.DeleteAsync(url, NoVersion),
            _ => person.PatchAsync(url, content!, NoVersion),
        };
    }

    internal static char Was(Answer answer) => answer.Status switch { 404 => '0', 403 => '-', 401 => '?', 500 => '!', 400 => '4', _ => 'y' };

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Names();

    internal static string? Code(Answer answer) => answer.Status >= 400 && answer.Json.ValueKind == JsonValueKind.Object ? answer.Json.GetProperty("code").GetString() : null;
}
