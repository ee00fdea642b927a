using System.Reflection;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Collab.Api.Common.OpenApi;

/// <summary>The API's own description, at /swagger: exact enough that the client's types are made from it.</summary>
internal static class OpenApiSetup
{
    public static void AddCollabOpenApi(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(swagger =>
        {
            swagger.SwaggerDoc("v1", new OpenApiInfo
            {
                Title = "Collab",
                Version = "v1",
                Description = "Communication and collaboration between the departments of one company, in six steps.",
            });
            swagger.SupportNonNullableReferenceTypes();
            swagger.NonNullableReferenceTypesAsRequired();
            swagger.CustomOperationIds(api => (api.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault())?.Name);
            swagger.CustomSchemaIds(SchemaName);
            foreach (var assembly in new[] { typeof(OpenApiSetup).Assembly, typeof(ICollabDb).Assembly, typeof(AggregateRoot).Assembly })
            {
                // Published without documentation, the texts are missing and nothing else.
                if (File.Exists(Path.ChangeExtension(assembly.Location, ".xml"))) swagger.IncludeXmlComments(assembly);
            }
            swagger.SchemaFilter<ExactNullability>();
            swagger.OperationFilter<CommonAnswers>();
            SignIns.Describe(swagger);
            MapTypes(swagger);
        });
    }

    public static void UseCollabOpenApi(this WebApplication app)
    {
        app.UseSwagger(swagger => swagger.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1);
        app.UseSwaggerUI(page => page.SwaggerEndpoint("/swagger/v1/swagger.json", "Collab v1"));
    }

    private static void MapTypes(SwaggerGenOptions swagger)
    {
        foreach (var id in TypedIds.All) Map(swagger, id, JsonSchemaType.String, "uuid", null);
        Map(swagger, typeof(Instant), JsonSchemaType.String, "date-time", "2024-10-11T07:00:00Z");
        Map(swagger, typeof(LocalDate), JsonSchemaType.String, "date", "2024-10-11");
        Map(swagger, typeof(LocalTime), JsonSchemaType.String, "time", "17:00");
        Map(swagger, typeof(Duration), JsonSchemaType.String, "duration", "PT3H");
        Map(swagger, typeof(DateParameter), JsonSchemaType.String, "date", "2024-10-11");
        Map(swagger, typeof(InstantParameter), JsonSchemaType.String, "date-time", "2024-10-11T07:00:00Z");
    }

    private static void Map(SwaggerGenOptions swagger, Type type, JsonSchemaType schema, string format, string? example)
    {
        OpenApiSchema Schema(bool nullable) => new()
        {
            Type = nullable ? schema | JsonSchemaType.Null : schema,
            Format = format,
            Examples = example is null ? null : [example],
        };
        swagger.MapType(type, () => Schema(false));
        swagger.MapType(typeof(Nullable<>).MakeGenericType(type), () => Schema(true));
    }

    /// <summary>PageOfMemberView for Page&lt;MemberView&gt;.</summary>
    private static string SchemaName(Type type) => !type.IsGenericType
        ? type.Name
        : $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}Of{string.Join("And", type.GetGenericArguments().Select(SchemaName))}".Replace("OfOf", "Of", StringComparison.Ordinal);
}
