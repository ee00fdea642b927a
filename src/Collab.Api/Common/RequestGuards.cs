using System.Globalization;
using Collab.Application.AuditEntries;
using Collab.Infrastructure.Session;
using Microsoft.AspNetCore.Authorization;

namespace Collab.Api.Common;

/// <summary>What every request passes after it is known whose it is.</summary>
internal static class RequestGuards
{
    private const int LongestKey = 200;

    /// <summary>Language for texts; the CSRF token of unsafe requests with a cookie; the idempotency key.</summary>
    public static void UseRequestGuards(this WebApplication app) => app.Use(async (context, next) =>
    {
        var caller = context.RequestServices.GetRequiredService<Caller>();
        if (!caller.IsSignedIn) caller.Language = RequestLanguage.Of(context) ?? Languages.Chinese;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(caller.Language);
        if (IsUnsafe(context.Request))
        {
            if (context.Request.Headers["Sec-Fetch-Site"] == "cross-site") throw Refused(context, caller, "csrf.crossSite");
            if (SessionIdentity.Of(context.User) is { } session && NeedsToken(context) && !CsrfToken.Matches(session.Secret, context.Request.Headers[CsrfToken.Header]))
                throw Refused(context, caller, "csrf.missing");
            caller.IdempotencyKey = KeyOf(context.Request);
        }
        await next(context);
    });

    private static ForbiddenException Refused(HttpContext context, Caller caller, string code)
    {
        if (caller.IsSignedIn)
            context.RequestServices.GetRequiredService<IRecordSecurity>().Note(SecurityAct.Of(caller, "refused", code) with { Values = new() { ["code"] = code } });
        return new(code);
    }

    private static bool IsUnsafe(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);

    /// <summary>Signing in needs none. The dashboard brings the framework's own token, the live connection changes nothing and checks its origin.</summary>
    private static bool NeedsToken(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null;

    private static string? KeyOf(HttpRequest request)
    {
        if (!request.Headers.TryGetValue("Idempotency-Key", out var sent)) return null;
        return sent is [{ Length: > 0 and <= LongestKey } key] && key.All(x => x is > ' ' and <= '~')
            ? key
            : throw new UnreadableException("idempotency.keyInvalid", "Idempotency-Key");
    }
}
