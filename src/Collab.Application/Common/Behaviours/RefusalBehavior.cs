using System.Text.Json;
using Collab.Application.AuditEntries;
using Collab.Domain.SecondFactors;

namespace Collab.Application.Common.Behaviours;

/// <summary>What somebody tried and may not goes into the record, although nothing of it happened: also that he asked for what he may not know of.</summary>
internal sealed class RefusalBehavior<TRequest, TAnswer>(ICaller caller, IRecordSecurity record) : IPipelineBehavior<TRequest, TAnswer>
    where TRequest : IRequest<TAnswer>
{
    private const string Noted = "Collab.Noted";

    public async Task<TAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        try
        {
            return await next();
        }
        catch (Exception e) when (caller.IsSignedIn && CodeOf(e) is { } code)
        {
            // By the message that a handler sent, and then by its own.
            if (e.Data[Noted] is null) Note(request, code);
            e.Data[Noted] = true;
            throw;
        }
    }

    private static string? CodeOf(Exception refusal) => refusal switch
    {
        ForbiddenException forbidden => forbidden.Code,
        MissingScopeException missing => $"accessToken.scopeMissing:{missing.Name}",
        NotFoundException { Hidden: true } => "notFound",
        RuleBrokenException broken when broken.Rule == SecondFactorRules.WrongPassword || broken.Rule == SecondFactorRules.WrongCode => broken.Rule.Code,
        _ => null,
    };

    private void Note(TRequest request, string code)
    {
        var message = JsonNamingPolicy.CamelCase.ConvertName(typeof(TRequest).Name);
        var act = SecurityAct.Of(caller, "refused", $"{message} {code}");
        if (request is IAbout about) act = act with { Subject = new(about.About.Type, about.About.Id, "") };
        act.Values["message"] = message;
        act.Values["code"] = code;
        act.Values["accessToken"] = caller.Token?.Name;
        record.Note(act);
    }
}
