using System.ComponentModel.DataAnnotations;

namespace Samsteg.Platform;

/// <summary>What is asked about a new key.</summary>
public sealed class TokenInput
{
    /// <summary>Id of the form, which becomes the key's: sent twice it makes one key.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>What it is for.</summary>
    [Required, StringLength(100)]
    public string Name { get; set; } = string.Empty;

    /// <summary>The last day it holds.</summary>
    [Required]
    public DateOnly? ExpiresOn { get; set; }

    /// <summary>What it may be used for; some of <see cref="ApiScopes.All"/>.</summary>
    public List<string> Scopes { get; set; } = [];
}

/// <summary>Makes a key to the API. It is told once; what is kept does not tell it.</summary>
public sealed class IssueToken(RequestDatabase database, Cipher cipher, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Longest time a key holds, in years.</summary>
    public const int LongestYears = 1;

    /// <summary>Makes it for an account, or says what is wrong.</summary>
    /// <param name="account">Oneself, or a machine.</param>
    /// <param name="input">What was asked.</param>
    /// <param name="offered">The scopes that the account's roles give something to.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The key, to be shown once; null when it was refused.</returns>
    public async Task<(Result Result, string? Token)> RunAsync(AccountId account, TokenInput input, IReadOnlyCollection<string> offered, CancellationToken cancellation)
    {
        var problems = Problems(input, offered, clock.Today()).ToList();
        if (problems.Count > 0)
        {
            return (Result.Of(problems), null);
        }

        var token = ApiToken.New();
        var kept = ApiToken.Kept(token, cipher);
        var isNew = await database.ScalarAsync<bool>(Sql.Of($"""
            select access.issue_token({input.Form}, {account}, {input.Name.Trim()}, {kept.Hash}, {kept.Cipher}, {input.Scopes}::text[], {input.ExpiresOn}, {clock.GetUtcNow()})
            """), cancellation);
        if (!isNew)
        {
            return (Result.Conflict("api.token.made_already"), null);
        }

        await audit.RecordAsync("added", "api_tokens", input.Form, null, changes: new { account = account.Value, input.Scopes, input.ExpiresOn }, cancellation: cancellation);
        return (Result.Done, token);
    }

    private static IEnumerable<Problem> Problems(TokenInput input, IReadOnlyCollection<string> offered, DateOnly today)
    {
        if (input.ExpiresOn < today || input.ExpiresOn > today.AddYears(LongestYears))
        {
            yield return new Problem(nameof(input.ExpiresOn), "api.token.wrong_day");
        }

        if (input.Scopes.Count == 0)
        {
            yield return new Problem(nameof(input.Scopes), "api.token.no_scope");
        }
        else if (input.Scopes.Exists(scope => !offered.Contains(scope)))
        {
            yield return new Problem(nameof(input.Scopes), "api.token.unknown_scope");
        }
    }
}
