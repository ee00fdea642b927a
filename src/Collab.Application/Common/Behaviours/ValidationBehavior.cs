using System.Text.Json;
using FluentValidation.Results;

namespace Collab.Application.Common.Behaviours;

/// <summary>Shape and length of what was sent, all failures at once. What it means is the domain's to refuse.</summary>
internal sealed class ValidationBehavior<TRequest, TAnswer>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TAnswer>
    where TRequest : IRequest<TAnswer>
{
    public async Task<TAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        List<ValidationFailure> failures = [];
        foreach (var validator in validators)
            failures.AddRange((await validator.ValidateAsync(request, cancellationToken)).Errors);
        return failures.Count == 0 ? await next() : throw new ValidationException(failures);
    }
}

/// <summary>JSON paths such as <c>$.goals[0].dueOn</c> for the errors of a problem.</summary>
public static class JsonPath
{
    /// <param name="property">The CLR path of FluentValidation (<c>Goals[0].DueOn</c>) or a JSON path without its <c>$.</c>.</param>
    public static string Of(string property) =>
        property.StartsWith('$') ? property
        : property.Length == 0 ? "$"
        : "$." + string.Join('.', property.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
