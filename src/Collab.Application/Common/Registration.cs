using Collab.Application.Common.Behaviours;
using FluentValidation.Resources;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Application.Common;

/// <summary>Puts the application layer together: everything is found by its interface, nothing is listed.</summary>
public static class Registration
{
    public static IServiceCollection AddCollabApplication(this IServiceCollection services)
    {
        RequirePermissions();
        ValidatorOptions.Global.LanguageManager = new ValidationTexts();
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<Caller>();
        services.AddScoped<ICaller>(provider => provider.GetRequiredService<Caller>());
        // The first is the outermost. What is constrained to some messages is left out for the others by the container.
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TracingBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(RefusalBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(SignedInBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(UnitOfWorkBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(AuthorizationBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(IdempotencyBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(PreconditionBehavior<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        return services.Scan(scan => scan.FromAssemblyOf<ICaller>()
            .AddClasses(classes => classes.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces(Is(typeof(IRequestHandler<,>))).WithScopedLifetime()
            .AddClasses(classes => classes.AssignableTo(typeof(IValidator<>)), publicOnly: false).AsImplementedInterfaces(Is(typeof(IValidator<>))).WithScopedLifetime()
            .AddClasses(classes => classes.AssignableTo(typeof(IReactTo<>)), publicOnly: false).AsImplementedInterfaces(Is(typeof(IReactTo<>))).WithScopedLifetime()
            .AddClasses(classes => classes.AssignableTo<IPerMessage>(), publicOnly: false).AsSelf().WithScopedLifetime());
    }

    private static Func<Type, bool> Is(Type open) => type => type.IsGenericType && type.GetGenericTypeDefinition() == open;

    private static void RequirePermissions()
    {
        foreach (var message in typeof(ICaller).Assembly.GetTypes().Where(x => x.IsAssignableTo(typeof(IMessage)) && x is { IsAbstract: false, IsInterface: false }))
            Declared.RequiredBy(message);
    }
}

/// <summary>Our own, short sentences for what a validator refuses; the field is named by its path, not in the sentence.</summary>
internal sealed class ValidationTexts : LanguageManager
{
    public override string GetString(string key, System.Globalization.CultureInfo? culture = null)
    {
        var language = (culture ?? System.Globalization.CultureInfo.CurrentUICulture).TwoLetterISOLanguageName == "zh" ? Languages.Chinese : Languages.English;
        var code = "validation." + char.ToLowerInvariant(key[0]) + key[1..].Replace("Validator", "", StringComparison.Ordinal);
        return RuleTexts.Of(code, language);
    }
}
