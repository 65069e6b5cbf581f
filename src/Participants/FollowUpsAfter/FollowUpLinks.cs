using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What the participant answers by the link: two questions, nothing about who it is.</summary>
public sealed class LinkAnswerInput
{
    /// <summary>What the person does now.</summary>
    [Required(ErrorMessage = "participants.rule.activity")]
    public ActivityStatus? Activity { get; set; }

    /// <summary>Whether self-supporting.</summary>
    [Required(ErrorMessage = "participants.rule.self_support")]
    public SelfSupport? SelfSupport { get; set; }
}

/// <summary>
/// Links by which somebody who has left answers a follow-up, once and for a while; a newer one takes the place of older ones. Whoever holds one
/// has not signed in and learns nothing but that there are two questions. Of the link the database has a digest only.
/// </summary>
public sealed class FollowUpLinks(RequestDatabase database, CurrentUser user, AuditTrail audit, Deployment deployment, TimeProvider clock)
{
    /// <summary>Days that a link works.</summary>
    public const int Days = 21;

    /// <summary>Longest token that is looked for, in characters.</summary>
    public const int LongestToken = 100;

    private const int TokenLength = 32;

    /// <summary>Makes one; its address, and the last day it works.</summary>
    internal async Task<(string Address, DateOnly Until)> MakeAsync(CaseFacts facts, Guid followUp, CancellationToken cancellation)
    {
        var stamp = Stamp.Of(clock, user);
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenLength));
        var until = stamp.Today.AddDays(Days);
        var link = Guid.CreateVersion7(stamp.At);
        await CaseLock.TakeAsync(database, facts.ParticipantId, cancellation);
        await database.ExecuteAsync(Sql.Of($"update exit_follow_up_links set ended_at = {stamp.At} where follow_up_id = {followUp} and ended_at is null"), cancellation);
        await database.ExecuteAsync(Sql.Of($"""
            insert into exit_follow_up_links (id, initiative_id, participant_id, follow_up_id, digest, made_at, made_by, expires_at)
            values ({link}, {facts.InitiativeId}, {facts.ParticipantId}, {followUp}, {DigestOf(token)}, {stamp.At}, {stamp.By}, {SwedishTime.At(until.AddDays(1), TimeOnly.MinValue)})
            """), cancellation);
        await audit.RecordAsync("added", "exit_follow_up_links", link, facts.InitiativeId, facts.ParticipantId, cancellation: cancellation);
        return (new Uri(deployment.Address, $"/efter-insatsen?kod={token}").ToString(), until);
    }

    /// <summary>Whether a token is that of a link that works.</summary>
    internal Task<bool> WorksAsync(string token, CancellationToken cancellation) =>
        database.ScalarAsync<bool>(Sql.Of($"select access.follow_up_link_works({DigestOf(token)}, {clock.GetUtcNow()})"), cancellation);

    /// <summary>Takes the answer; false where the link does not work, or no longer.</summary>
    internal Task<bool> AnswerAsync(string token, LinkAnswerInput input, CancellationToken cancellation) => database.ScalarAsync<bool>(Sql.Of($"""
        select access.answer_follow_up({DigestOf(token)}, {Guid.CreateVersion7()}, {input.Activity!.Value}, {(input.Activity is ActivityStatus.WorkingSubsidised ? true : (bool?)null)}::boolean,
            {input.SelfSupport!.Value}, {clock.Today()}, {clock.GetUtcNow()})
        """), cancellation);

    private static byte[] DigestOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
