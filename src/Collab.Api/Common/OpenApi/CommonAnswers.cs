using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Collab.Api.Common.OpenApi;

/// <summary>Headers and problems that routes have in common, so that no feature repeats them.</summary>
internal sealed class CommonAnswers : IOperationFilter
{
    private static readonly Dictionary<int, string> Meanings = new()
    {
        [400] = "What was sent cannot be read: JSON, types, unknown parameters.",
        [401] = "Nobody is signed in, or the access token is not accepted.",
        [403] = "Not permitted to the signed-in member, the CSRF token is missing, or the access token lacks the `scope`.",
        [404] = "There is no such thing, or the signed-in member may not know of it.",
        [409] = "Not in the present state.",
        [412] = "It was changed since; `current` is what it is now.",
        [422] = "A field or a rule is not satisfied; `errors` says which.",
        [428] = "If-Match is required.",
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var method = context.ApiDescription.HttpMethod;
        var ifMatch = context.MethodInfo.GetParameters().Any(x => x.ParameterType == typeof(IfMatch));
        operation.Parameters ??= [];
        // Bound from the header and not from the query, whatever the explorer makes of the type.
        foreach (var wrong in operation.Parameters.Where(x => x.Name is "ifMatch").ToList()) operation.Parameters.Remove(wrong);
        if (ifMatch) operation.Parameters.Add(Header("If-Match", "The version that the caller saw: its ETag, such as \"3\".", required: true));
        if (method == "POST") operation.Parameters.Add(Header("Idempotency-Key", "The same key and body answers the first answer again.", required: false));
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
        {
            if (parameter.Name == "limit") parameter.Schema = Limit();
            // What is read by a TryParse is told as a plain string.
            var type = context.MethodInfo.GetParameters().FirstOrDefault(x => x.Name == parameter.Name)?.ParameterType;
            if (type is not null && FormatOf(Nullable.GetUnderlyingType(type) ?? type) is { } format)
                parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = format };
        }

        List<int> statuses = [400];
        if (!context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
        {
            statuses.Add(401);
            operation.Security = SignIns.Of(operation.OperationId, context.Document);
        }
        if (method != "GET") statuses.AddRange([403, 409, 422]);
        if (context.ApiDescription.RelativePath!.Contains('{', StringComparison.Ordinal)) statuses.Add(404);
        if (ifMatch) statuses.AddRange([412, 428]);
        operation.Responses ??= [];
        foreach (var status in statuses.Order())
        {
            operation.Responses[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = Meanings[status],
                Content = new Dictionary<string, IOpenApiMediaType> { ["application/problem+json"] = new OpenApiMediaType { Schema = Problem(context) } },
            };
        }
    }

    private static string? FormatOf(Type type) =>
        type.IsTypedId() ? "uuid" : type == typeof(DateParameter) ? "date" : type == typeof(InstantParameter) ? "date-time" : null;

    private static OpenApiParameter Header(string name, string description, bool required) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = required,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static OpenApiSchema Limit() => new()
    {
        Type = JsonSchemaType.Integer,
        Format = "int32",
        Minimum = "1",
        Maximum = Paging.MaximumLimit.ToString(CultureInfo.InvariantCulture),
        Default = Paging.DefaultLimit,
    };

    private static OpenApiSchemaReference Problem(OperationFilterContext context)
    {
        const string Name = "Problem";
        if (!context.SchemaRepository.Schemas.ContainsKey(Name))
        {
            var text = new OpenApiSchema { Type = JsonSchemaType.String };
            context.SchemaRepository.AddDefinition(Name, new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "What went wrong (RFC 9457).",
                Required = new HashSet<string> { "title", "status", "detail", "code", "traceId" },
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["type"] = text,
                    ["title"] = text,
                    ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
                    ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "A sentence for a person, in the language of Accept-Language." },
                    ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Stable; programs decide by it." },
                    ["traceId"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "For the administrator." },
                    ["errors"] = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Description = "JSON path → sentences.",
                        AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = text },
                    },
                    ["scope"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "With 403: the scope that the access token was made without." },
                    ["current"] = new OpenApiSchema { Description = "With 412: the resource as it is now." },
                    ["changedBy"] = new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, MemberRefOf(context)] },
                    ["changedAt"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
                },
            });
        }
        return new OpenApiSchemaReference(Name, context.Document);
    }

    private static IOpenApiSchema MemberRefOf(OperationFilterContext context) => context.SchemaGenerator.GenerateSchema(typeof(MemberRef), context.SchemaRepository);
}
