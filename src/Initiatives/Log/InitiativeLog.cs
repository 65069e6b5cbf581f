using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>
/// An initiative's log as a list, newest first: who did what, when. Row security leaves out what concerns participants
/// whom the viewer does not reach; what stands in participants' entries is told by the names of fields only.
/// </summary>
internal static class InitiativeLog
{
    /// <summary>The acts that the list can be narrowed to.</summary>
    public static IReadOnlyList<string> Actions { get; } = ["added", "changed", "removed", "read", "searched", "exported", "protected", "unprotected"];

    /// <summary>Longest reference that is looked for; what is typed beyond it is cut off.</summary>
    private const int LongestReference = 40;

    /// <summary>A participant is told by reference: it stands beside the name, or in its place.</summary>
    private static Sql Reference => Sql.Raw("coalesce(p.detail, p.name)");

    /// <summary>Where participants get their names from.</summary>
    public static SubjectSource Participants(IEnumerable<Capability> capabilities) =>
        capabilities.SelectMany(static capability => capability.Subjects).Single(static source => source.Kind == SubjectKind.Participant);

    /// <summary>The reference that is asked for; null when none is.</summary>
    public static string? ReferenceAsked(string? typed) =>
        typed?.Trim() is { Length: > 0 } asked ? asked[..Math.Min(asked.Length, LongestReference)] : null;

    /// <param name="initiative">The initiative.</param>
    /// <param name="action">Only this act; null for all.</param>
    /// <param name="reference">Only entries on the participant with this reference; null for all.</param>
    /// <param name="participants">Names participants.</param>
    /// <param name="words">Says changes in words.</param>
    public static ListDefinition<LogRow> Of(InitiativeId initiative, string? action, string? reference, SubjectSource participants, LogWords words)
    {
        var conditions = new List<Sql> { Sql.Of($"e.initiative_id = {initiative}") };
        if (action is not null)
        {
            conditions.Add(Sql.Of($"e.action = {action}"));
        }

        if (reference is not null)
        {
            conditions.Add(Sql.Of($"upper({Reference}) = {reference.ToUpperInvariant()}"));
        }

        // The list breaks ties by an uuid; the entry's number in hexadecimal keeps its order as one.
        return new ListDefinition<LogRow>("initiatives.log.caption", Sql.Of($"""
                select lpad(to_hex(e.id), 32, '0')::uuid as id, e.at, a.display_name as who, e.action, e.subject_kind,
                       e.participant_id is not null as is_about_participant, {Reference} as reference, e.reason, e.changes::text as changes
                from audit_entries e
                left join accounts a on a.id = e.account_id
                left join ({participants.Names(Sql.Of($"array(select participant_id from audit_entries where initiative_id = {initiative})"))}) p on p.id = e.participant_id
                where {Sql.All(conditions)}
                """), static row => row.Id)
            .Column(new ListColumn<LogRow>("initiatives.log.at", ListCellKind.Moment, static row => row.At, "at", MayBeNull: false))
            .Column(new ListColumn<LogRow>("initiatives.log.who", ListCellKind.Text, row => row.Who ?? words.Program, "who", static row => row.Who))
            .Text("initiatives.log.action", row => words.Action(row.Action))
            .Text("initiatives.log.subject", row => words.Subject(row.SubjectKind))
            .Text("initiatives.log.participant", static row => row.Reference)
            .Text("initiatives.log.changes", row => words.Changes(row))
            .Text("initiatives.log.reason", static row => row.Reason)
            .SortedBy("at", descending: true);
    }
}

/// <summary>A row of the log.</summary>
internal sealed record LogRow(
    Guid Id, DateTimeOffset At, string? Who, string Action, string SubjectKind, bool IsAboutParticipant, string? Reference, string? Reason, string? Changes);
