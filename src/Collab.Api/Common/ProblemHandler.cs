using System.Text.Json;
using Collab.Api.Session;
using Collab.Application.AuditEntries;
using Collab.Application.Collaborations;
using Collab.Application.Common.Behaviours;
using Collab.Application.Session;
using Collab.Infrastructure.Persistence;
using FluentValidation;
using Microsoft.AspNetCore.Diagnostics;

namespace Collab.Api.Common;

/// <summary>Turns every exception into a problem, in one switch. Logs only what it does not know; that is a 500 without a detail.</summary>
internal sealed partial class ProblemHandler(ILogger<ProblemHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // Nobody is there to be told.
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested) return true;
        var problem = Of(exception, httpContext);
        if (problem.Status == 500) LogUnexpected(logger, Problems.TraceId(httpContext), exception);
        if (problem.Status == 412) await AddCurrentAsync(problem, httpContext, cancellationToken);
        if (exception is TooManyAttemptsException tooMany)
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(tooMany.After.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (exception is MissingScopeException { Name: var missing })
        {
            problem.More["scope"] = missing;
            httpContext.Response.Headers.WWWAuthenticate = $"Bearer error=\"insufficient_scope\", scope=\"{missing}\"";
        }
        if (exception is SecondFactorNeededException { Half: var half }) HalfSessionCookie.Set(httpContext, half);
        if (problem.Status == 503) httpContext.Response.Headers.RetryAfter = "5";
        await Problems.WriteAsync(httpContext, problem);
        return true;
    }

    private static Problem Of(Exception exception, HttpContext context)
    {
        var language = Problems.LanguageOf(context);
        Problem Said(int status, string code, params IReadOnlyList<object> arguments) => new(status, code, RuleTexts.Of(code, language, arguments));
        return exception switch
        {
            RuleBrokenException { Rule.Kind: RuleKind.Conflict } e => Said(409, e.Rule.Code, e.Arguments),
            RuleBrokenException e => Blaming(Said(422, e.Rule.Code, e.Arguments), e.Field ?? ""),
            ValidationException e => WithFindings(e, Said(422, CodeOf(e)) with
            {
                Errors = e.Errors.GroupBy(x => JsonPath.Of(x.PropertyName)).ToDictionary(x => x.Key, x => x.Select(f => f.ErrorMessage).Distinct().ToArray()),
            }),
            NotFoundException => Said(404, "notFound"),
            ForbiddenException e => Said(403, e.Code),
            MissingScopeException e => Said(403, "accessToken.scopeMissing", e.Name),
            UnauthenticatedException e => Said(401, e.Code),
            SecondFactorNeededException e => Said(401, e.Code),
            StaleVersionException => Said(412, "version.stale"),
            TooManyAttemptsException => Said(429, "session.tooManyAttempts"),
            PreconditionRequiredException => Said(428, "ifMatch.required"),
            UnreadableException { Path: { } path } e => Blaming(Said(400, e.Code, e.Arguments), path),
            UnreadableException e => Said(400, e.Code, e.Arguments),
            BadHttpRequestException { StatusCode: 413 } => Said(413, "body.tooLarge"),
            BadHttpRequestException { StatusCode: 415 } => Said(415, "mediaType.unsupported"),
            BadHttpRequestException e => UnreadableRequest.Of(e, language),
            JsonException e => UnreadableRequest.Of(e, language),
            _ when StoreFailures.IsUnavailable(exception) => Said(503, "unavailable"),
            _ => Said(500, "unexpected", Problems.TraceId(context)),
        };
    }

    private static Problem Blaming(Problem problem, string path) => problem with
    {
        Errors = new Dictionary<string, string[]> { [problem.Status == 400 && !path.StartsWith('$') ? path : JsonPath.Of(path)] = [problem.Detail] },
    };

    /// <summary>A brief that is refused for its wording alone says so, with the places where a client underlines it.</summary>
    private static string CodeOf(ValidationException refusal) =>
        refusal.Errors.All(x => x.CustomState is VagueWording) ? VagueWording.Refusal : "validation.failed";

    private static Problem WithFindings(ValidationException refusal, Problem problem)
    {
        var findings = refusal.Errors.Where(x => x.CustomState is VagueWording).ToList();
        if (findings.Count == 0) return problem;
        problem.More["findings"] = findings.ConvertAll(x =>
        {
            var said = (VagueWording)x.CustomState;
            return new { Field = JsonPath.Of(x.PropertyName), said.Start, said.Length, said.Text, said.Reason, said.Suggestion };
        });
        return problem;
    }

    /// <summary>What the thing is now and who made it so, for a caller whose version is stale: he compares and decides.</summary>
    private static async Task AddCurrentAsync(Problem problem, HttpContext context, CancellationToken ct)
    {
        // The request itself has been cleared of its route by now.
        if (context.Features.Get<IExceptionHandlerFeature>() is not { Endpoint: { } endpoint, RouteValues: { } route }) return;
        if (endpoint.Metadata.GetMetadata<CurrentView>() is not { } view) return;
        // The failed command's scope has its transaction and its changed entities.
        await using var scope = context.RequestServices.CreateAsyncScope();
        if (Infrastructure.Session.MemberIdentity.Of(context.User) is { } member) scope.ServiceProvider.GetRequiredService<Caller>().SignIn(member.Owner);
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        problem.More["current"] = await view.ReadAsync(mediator, route, ct);
        if (view.Changed?.Invoke(route) is { } changed && await mediator.Send(new GetLastChange(changed.Type, changed.Id), ct) is { } change)
            (problem.More["changedBy"], problem.More["changedAt"]) = (change.By, change.At);
    }

    [LoggerMessage(EventName = "Unexpected", Level = LogLevel.Error, Message = "Unexpected failure, told as {TraceId}")]
    private static partial void LogUnexpected(ILogger logger, string traceId, Exception e);
}
