using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>Why a protected identity must be seen.</summary>
public sealed class RevealInput
{
    /// <summary>Why.</summary>
    [StringLength(Reasons.Longest)]
    public string Reason { get; set; } = string.Empty;
}

/// <summary>Shows who a protected participant is, to a member of staff who is named for it. The database logs each time with its reason.</summary>
public sealed class RevealIdentity(RequestDatabase database, CurrentUser user, Cipher cipher, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Whether the user is named for the identity.</summary>
    internal Task<bool> IsNamedAsync(ParticipantId participant, CancellationToken cancellation) => database.ScalarAsync<bool>(Sql.Of($"""
        select exists (select from identity_readers r where r.participant_id = {participant} and r.account_id = {user.RequiredAccount} and r.ended_at is null)
        """), cancellation);

    /// <summary>Shows it, or says what is wrong.</summary>
    /// <returns>The identity; null when it was refused, or the user is not named for it.</returns>
    public async Task<(Result Result, RevealedIdentity? Identity)> RunAsync(CaseFacts facts, RevealInput input, CancellationToken cancellation)
    {
        List<Problem> problems = [.. Reasons.Required(nameof(input.Reason), input.Reason)];
        if (problems.Count > 0)
        {
            return (Result.Of(problems), null);
        }

        var box = await database.ScalarAsync<byte[]?>(Sql.Of($"select access.reveal_identity({facts.ParticipantId}, {input.Reason.Trim()}, {clock.GetUtcNow()})"), cancellation);
        return (Result.Done, box is null ? null : JsonSerializer.Deserialize<RevealedIdentity>(cipher.Open(box, facts.ParticipantId.ToString()), Json));
    }
}

/// <summary>Who a protected participant is.</summary>
/// <param name="GivenName">Given name.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="BirthDate">Birth date.</param>
/// <param name="Number">Normalised; null when there is none.</param>
/// <param name="Phone">Null when not known.</param>
/// <param name="Email">Null when not known.</param>
public sealed record RevealedIdentity(string GivenName, string FamilyName, DateOnly BirthDate, string? Number, string? Phone, string? Email);
