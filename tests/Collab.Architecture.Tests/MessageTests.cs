using System.Reflection;
using Collab.Application.Common;
using Collab.Domain.AccessTokens;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Architecture.Tests;

public sealed class MessageTests
{
    private static readonly Type[] Messages =
        [.. Layers.Application.Written().Where(x => x is { IsClass: true, IsAbstract: false } && x.IsAssignableTo(typeof(IMessage)))];

    private static readonly ServiceCollection Registered = Register();

    [Fact]
    public void Every_message_says_what_it_requires()
    {
        Assert.True(Messages.Length > 20);
        Offenders.None(Messages.Where(x => x.GetCustomAttribute<RequiresAttribute>() is null).Select(x => x.Name));
    }

    [Fact]
    public void Every_permission_but_that_of_the_jobs_has_holders()
    {
        var permissions = Enum.GetValues<Permission>();
        Offenders.None(permissions.Where(x => x is not Permission.RunJobs && PermissionMatrix.HoldersOf(x) == Relation.None).Select(x => x.ToString()));
    }

    [Fact]
    public void Every_feature_that_a_token_can_be_limited_to_has_messages()
    {
        var written = Messages.Select(AccessScopes.FeatureOf).ToHashSet();
        Offenders.None(Enum.GetValues<Feature>().Where(x => !written.Contains(x)).Select(x => x.ToString()));
    }

    [Fact]
    public void Every_message_is_a_command_or_a_query_and_has_one_registered_handler()
    {
        Offenders.None(
            from message in Messages
            let request = message.GetInterfaces().Single(x => x.IsGenericType && x.GetGenericTypeDefinition() == typeof(IRequest<>))
            let handlers = Registered.Count(x => x.ServiceType == typeof(IRequestHandler<,>).MakeGenericType(message, request.GetGenericArguments()[0]))
            where handlers != 1
            select $"{message.Name}: {handlers} handlers");
    }

    [Fact]
    public void Every_validator_and_reaction_is_registered()
    {
        Type[] kinds = [typeof(IValidator<>), typeof(IReactTo<>)];
        var written = (
            from type in Layers.Application.Written()
            where type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
            from service in type.GetInterfaces()
            where service.IsGenericType && kinds.Contains(service.GetGenericTypeDefinition())
            select (type, service)).ToList();
        Assert.Contains(written, x => x.service.GetGenericTypeDefinition() == typeof(IReactTo<>));
        Assert.Contains(written, x => x.service.GetGenericTypeDefinition() == typeof(IValidator<>));
        Offenders.None(written.Where(x => !Registered.Any(r => r.ServiceType == x.service && r.ImplementationType == x.type)).Select(x => $"{x.type} as {x.service}"));
    }

    [Fact]
    public void What_changes_a_thing_by_its_version_says_which_thing()
    {
        var withVersion = Messages.Where(x => x.GetProperty(nameof(IConditional.IfMatch)) is not null).ToList();
        Assert.NotEmpty(withVersion);
        Offenders.None(withVersion.Where(x => !x.IsAssignableTo(typeof(IConditional))).Select(x => x.Name));
    }

    private static ServiceCollection Register()
    {
        var services = new ServiceCollection();
        services.AddCollabApplication();
        return services;
    }
}
