using System.Reflection;
using System.Text.Json;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Collab.Api.Common.OpenApi;

/// <summary>
/// What may be null says so, also where it refers to another schema; what is always there is required: in answers every
/// property, in requests what has no default.
/// </summary>
internal sealed class ExactNullability : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties.Count: > 0 } whole || context.Type.IsEnum) return;
        var nullability = new NullabilityInfoContext();
        var isRequest = context.Type.Assembly == typeof(ExactNullability).Assembly;
        var optional = isRequest ? OptionalParameters(context.Type) : [];
        whole.Required = new HashSet<string>();
        foreach (var property in context.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (!whole.Properties!.TryGetValue(name, out var described)) continue;
            if (!optional.Contains(property.Name)) whole.Required.Add(name);
            var nullable = Nullable.GetUnderlyingType(property.PropertyType) is not null
                || (!property.PropertyType.IsValueType && nullability.Create(property).ReadState == NullabilityState.Nullable);
            if (!nullable) continue;
            if (described is OpenApiSchemaReference reference)
                whole.Properties[name] = new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, reference] };
            else if (described is OpenApiSchema { Type: { } type } inline)
                inline.Type = type | JsonSchemaType.Null;
        }
        whole.AdditionalPropertiesAllowed = context.Type.IsAssignableTo(typeof(System.Collections.IDictionary)) || !isRequest;
    }

    private static HashSet<string> OptionalParameters(Type request) =>
        [.. request.GetConstructors().SelectMany(x => x.GetParameters()).Where(x => x.HasDefaultValue).Select(x => x.Name!)];
}
