using Collab.Application.AccessTokens;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Collab.Api.Common.OpenApi;

/// <summary>The two ways to be known, and which of them an operation takes.</summary>
internal static class SignIns
{
    private static readonly Dictionary<string, Type> Messages = typeof(IMessage).Assembly.GetTypes()
        .Where(x => x.IsAssignableTo(typeof(IMessage)) && x is { IsAbstract: false, IsInterface: false }).ToDictionary(x => x.Name);

    public static void Describe(SwaggerGenOptions swagger)
    {
        swagger.AddSecurityDefinition(SessionAuthentication.SchemeName, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Cookie,
            Name = SessionCookie.Name,
            Description = "For browsers: the cookie that `POST /api/v1/session` sets. Unsafe methods also send X-CSRF-Token.",
        });
        swagger.AddSecurityDefinition(AccessTokenAuthentication.SchemeName, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = $"{AccessTokenText.Beginning}…",
            Description = "For programs: an access token, with the scope that the operation names. Without X-CSRF-Token. A request with both is judged by the token alone.",
        });
    }

    /// <param name="operationId">The name of the operation's message, from which its scope is known.</param>
    public static IList<OpenApiSecurityRequirement> Of(string? operationId, OpenApiDocument document)
    {
        List<OpenApiSecurityRequirement> ways = [Way(SessionAuthentication.SchemeName, [], document)];
        if (operationId is not null && Messages.TryGetValue(operationId, out var message) && AccessScopes.NeededFor(message) is { } scope)
            ways.Add(Way(AccessTokenAuthentication.SchemeName, [CollabJson.Name(scope)], document));
        return ways;
    }

    private static OpenApiSecurityRequirement Way(string scheme, List<string> scopes, OpenApiDocument document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = scopes };
}
