using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Collab.Application.Common.Behaviours;

/// <summary>
/// A command sent twice with the same key is done once; the second answer is the first one. Inside the transaction, so a
/// command that failed leaves no key behind, and of two at the same time the later waits for the earlier.
/// </summary>
internal sealed class IdempotencyBehavior<TRequest, TAnswer>(ICaller caller, IIdempotencyKeys keys) : IPipelineBehavior<TRequest, TAnswer>
    where TRequest : ICommand<TAnswer>
{
    public async Task<TAnswer> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TAnswer> next)
    {
        // Signing in has no transaction to keep a key in, and its answer is a secret that must not be stored.
        if (Declared.RequiredBy(typeof(TRequest)) == Permission.Anyone
            || caller is not { IdempotencyKey: { } key, MemberId: { } member } || !keys.Claim()) return await next();

        var content = JsonSerializer.Serialize(request, CollabJson.Options);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{typeof(TRequest).FullName}\n{content}"));
        var earlier = await keys.TryTakeAsync(member, key, hash, cancellationToken);
        if (earlier is not null)
        {
            return earlier.Hash.AsSpan().SequenceEqual(hash)
                ? JsonSerializer.Deserialize<TAnswer>(earlier.Answer, CollabJson.Options)!
                : throw new RuleBrokenException(IdempotencyRules.KeyReused);
        }
        var answer = await next();
        await keys.AnswerAsync(member, key, JsonSerializer.Serialize(answer is IShownOnce<TAnswer> shown ? shown.Kept : answer, CollabJson.Options), cancellationToken);
        return answer;
    }
}

/// <summary>What was answered to which key.</summary>
public interface IIdempotencyKeys
{
    /// <summary>True once per message scope: the outermost command owns the key, those that it sends do not.</summary>
    bool Claim();

    /// <summary>Takes the key; or answers what it was used for when it is taken. Waits for a running command with the same key.</summary>
    Task<IdempotentAnswer?> TryTakeAsync(MemberId caller, string key, byte[] hash, CancellationToken ct);

    Task AnswerAsync(MemberId caller, string key, string answer, CancellationToken ct);
}

/// <param name="Hash">SHA-256 of the command's type and content.</param>
/// <param name="Answer">JSON of the answer.</param>
public sealed record IdempotentAnswer(byte[] Hash, string Answer);

public static class IdempotencyRules
{
    public static readonly Rule KeyReused = new("idempotency.keyReused");
}
