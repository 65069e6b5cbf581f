using System.ComponentModel.DataAnnotations;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>A message as typed.</summary>
public sealed class MessageInput
{
    /// <summary>Longest message, in characters.</summary>
    public const int Longest = 4000;

    /// <summary>Id of the form, which becomes the message's: sent twice it makes one.</summary>
    [FormId]
    public Guid Form { get; set; } = Guid.CreateVersion7();

    /// <summary>The latest message that the page showed; null when it showed none. What has come since is not read by being answered.</summary>
    public Guid? Seen { get; set; }

    /// <summary>The words.</summary>
    [Required(ErrorMessage = "own_page.messages.missing"), StringLength(Longest)]
    public string Text { get; set; } = string.Empty;
}

/// <summary>
/// Messages between a participant and the coach. What is written is read here and nowhere else: the mail says only that there is a message.
/// </summary>
public sealed class ParticipantMessages(RequestDatabase database, Outbox outbox, AuditTrail audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>The participant has written: link to the case's messages.</summary>
    public static readonly MessageKind ToCoach = new("participant_wrote", Permission: Permissions.ParticipantsEdit);

    /// <summary>The coach has written: link to the own messages.</summary>
    public static readonly MessageKind ToParticipant = new("coach_wrote", Permission: Permissions.OwnPage);

    private const int Shown = 100;

    /// <summary>The latest of a case, oldest first.</summary>
    internal Task<IReadOnlyList<MessageRow>> OfCaseAsync(ParticipantId participant, CancellationToken cancellation) => database.QueryAsync<MessageRow>(Of(participant), cancellation);

    /// <summary>The latest of the participant's own, oldest first.</summary>
    internal Task<IReadOnlyList<MessageRow>> OfOwnAsync(ParticipantId participant, CancellationToken cancellation) => database.OwnAsync<MessageRow>(Of(participant), cancellation);

    /// <summary>Sends the participant's.</summary>
    internal async Task<Result> SendOwnAsync(OwnFacts facts, MessageInput input, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(input.Text))
        {
            return Result.Refused(nameof(input.Text), "own_page.messages.missing");
        }

        if (facts.CoachAccountId is not { } coach)
        {
            return Result.Refused(nameof(input.Text), "own_page.messages.no_coach");
        }

        var stamp = Stamp.Of(clock, user);
        var sent = await database.OwnAsync<Guid>(Sql.Of($"""
            insert into participant_messages (id, initiative_id, participant_id, keeper_organisation_id, is_from_participant, text, sent_at, sent_by)
            select {input.Form}, {facts.InitiativeId}, {facts.ParticipantId}, access.own_keeper({facts.ParticipantId}), true, {input.Text.Trim()}, {stamp.At}, {stamp.By}
            where not exists (select from participant_messages m where m.id = {input.Form})
            returning id
            """), cancellation);
        if (sent.Count > 0)
        {
            await audit.RecordAsync("added", "participant_messages", input.Form, facts.InitiativeId, facts.ParticipantId, cancellation: cancellation);
            await outbox.TellAsync(ToCoach, coach, $"{CasePaths.File(facts.InitiativeId, facts.ParticipantId)}/meddelanden", cancellation: cancellation);
            await ReadOwnAsync(facts, input.Seen, cancellation);
        }

        return Result.Done;
    }

    /// <summary>Marks what the coach had written up to a message as read by the participant.</summary>
    internal Task ReadOwnAsync(OwnFacts facts, Guid? seen, CancellationToken cancellation) =>
        database.OwnAsync<Guid>(Sql.Of($"{Read(facts.ParticipantId, isFromParticipant: false, seen)} returning id"), cancellation);

    /// <summary>Sends one to the participant, in the name of who works for the organisation that keeps it; what the participant wrote is then read.</summary>
    internal async Task<Result> SendAsync(CaseFacts facts, AccountId? receiver, MessageInput input, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(input.Text))
        {
            return Result.Refused(nameof(input.Text), "own_page.messages.missing");
        }

        if (receiver is not { } own || user.OrganisationIn(facts.InitiativeId) is not { } keeper)
        {
            return Result.Refused(string.Empty, "own_page.messages.no_account");
        }

        var stamp = Stamp.Of(clock, user);
        var sent = await database.ExecuteAsync(Sql.Of($"""
            insert into participant_messages (id, initiative_id, participant_id, keeper_organisation_id, is_from_participant, text, sent_at, sent_by)
            select {input.Form}, {facts.InitiativeId}, {facts.ParticipantId}, {keeper}, false, {input.Text.Trim()}, {stamp.At}, {stamp.By}
            where not exists (select from participant_messages m where m.id = {input.Form})
            """), cancellation);
        if (sent > 0)
        {
            await audit.RecordAsync("added", "participant_messages", input.Form, facts.InitiativeId, facts.ParticipantId, cancellation: cancellation);
            await outbox.TellAsync(ToParticipant, own, OwnPaths.Messages, cancellation: cancellation);
            await ReadAsync(facts, input.Seen, cancellation);
        }

        return Result.Done;
    }

    /// <summary>Marks what the participant had written up to a message as read.</summary>
    internal Task ReadAsync(CaseFacts facts, Guid? seen, CancellationToken cancellation) =>
        database.ExecuteAsync(Read(facts.ParticipantId, isFromParticipant: true, seen), cancellation);

    /// <summary>On the coach's <em>Idag</em>: who has written and not been read.</summary>
    internal static Sql Today(TodayQuestion question) => Sql.Of($"""
        select (min(m.sent_at) at time zone 'Europe/Stockholm')::date as due_on, null::timestamptz as starts_at, 'participant_message' as kind, p.id as subject_id,
               coalesce(p.name, p.reference) as title, null::text as detail,
               '/insatser/' || p.initiative_id || '/deltagare/' || p.id || '/meddelanden' as path, p.initiative_id
        from participant_messages m join participants p on p.id = m.participant_id
        where m.is_from_participant and m.read_at is null
          and m.participant_id = {CaseloadToday.AnyOwn(question)}
        group by p.id
        """);

    private Sql Read(ParticipantId participant, bool isFromParticipant, Guid? seen) => Sql.Of($"""
        update participant_messages set read_at = greatest(sent_at, {clock.GetUtcNow()})
        where participant_id = {participant} and is_from_participant = {isFromParticipant} and read_at is null
          and (sent_at, id) <= (select s.sent_at, s.id from participant_messages s where s.participant_id = {participant} and s.id = {seen})
        """);

    private static Sql Of(ParticipantId participant) => Sql.Of($"""
        select * from (
            select m.id, m.is_from_participant, m.text, m.sent_at, a.display_name as sent_by, m.read_at
            from participant_messages m left join accounts a on a.id = m.sent_by
            where m.participant_id = {participant}
            order by m.sent_at desc, m.id desc limit {Shown}) latest
        order by sent_at, id
        """);
}

/// <summary>A message as it is shown.</summary>
/// <param name="Id">Which.</param>
/// <param name="IsFromParticipant">Whether the participant wrote it.</param>
/// <param name="Text">The words.</param>
/// <param name="SentAt">When.</param>
/// <param name="SentBy">Name of the account.</param>
/// <param name="ReadAt">When the other marked it as read; null before that.</param>
public sealed record MessageRow(Guid Id, bool IsFromParticipant, string Text, DateTimeOffset SentAt, string? SentBy, DateTimeOffset? ReadAt);
