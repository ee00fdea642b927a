using System.Reflection;

namespace Collab.Architecture.Tests;

public sealed class DependencyTests
{
    [Fact]
    public void The_domain_knows_NodaTime_and_nothing_else()
    {
        var references = Layers.Domain.GetReferencedAssemblies().Select(x => x.Name!).ToList();
        Assert.Contains("NodaTime", references);
        Assert.DoesNotContain(references, x => x != "NodaTime" && !x.StartsWith("System", StringComparison.Ordinal));
    }

    [Fact]
    public void The_application_knows_neither_HTTP_nor_jobs_nor_how_things_are_done()
    {
        string[] forbidden = ["Collab.Infrastructure", "Collab.Api", "Microsoft.AspNetCore", "Hangfire", "Swashbuckle"];
        var references = Layers.Application.GetReferencedAssemblies().Select(x => x.Name!).ToList();
        Assert.Contains("Collab.Domain", references);
        Assert.DoesNotContain(references, x => forbidden.Any(f => x.StartsWith(f, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_infrastructure_does_not_know_the_API()
    {
        var references = Layers.Infrastructure.GetReferencedAssemblies().Select(x => x.Name!).ToList();
        Assert.Contains("Collab.Application", references);
        Assert.DoesNotContain("Collab.Api", references);
    }

    [Fact]
    public void Endpoints_of_features_send_messages_and_reach_for_nothing_behind_them()
    {
        var endpoints = Sources.Of("Collab.Api").Where(x => x.Path.EndsWith("Endpoints.cs", StringComparison.Ordinal)).ToList();
        Assert.True(endpoints.Count > 3);
        // The session's cookie is the edge's own matter.
        Offenders.None(endpoints
            .Where(x => x.Path != "src/Collab.Api/Session/SessionEndpoints.cs")
            .Where(x => x.Text.Contains("Collab.Infrastructure", StringComparison.Ordinal) || x.Text.Contains("ICollabDb", StringComparison.Ordinal))
            .Select(x => x.Path));
    }

    [Fact]
    public void No_folder_has_a_name_that_says_nothing()
    {
        string[] nothing = ["Services", "Helpers", "Managers", "Models", "Utils", "Interfaces", "Misc"];
        var files = Layers.All.SelectMany(x => Sources.Of(x.GetName().Name!)).ToList();
        Assert.True(files.Count > 100);
        Offenders.None(files.Select(x => x.Path).Where(x => x.Split('/').Any(nothing.Contains)));
    }

    [Fact]
    public void What_happens_in_the_domain_happens_through_its_methods()
    {
        var types = Layers.Domain.Written().Where(x => x is { IsClass: true, IsAbstract: false } && !x.IsAssignableTo(typeof(Exception))).ToList();
        Assert.True(types.Count > 50);
        Offenders.None(
            from type in types
            from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            where property.SetMethod is { IsPublic: true } setter && !IsInit(setter)
            select $"{type.Name}.{property.Name}");
    }

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));
}
