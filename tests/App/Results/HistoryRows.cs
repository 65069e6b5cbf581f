using System.Text.Json;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.App.Results;

/// <summary>Writes a random history into the database, past all commands, as rows.</summary>
internal static class HistoryRows
{
    /// <summary>An account that leads the initiative.</summary>
    public static async Task<AccountId> LeadAsync(Site site, Guid initiative)
    {
        var account = Guid.CreateVersion7();
        await site.OwnerAsync("insert into accounts (id, display_name) values ($1, 'Lena Ledarsson')", account);
        await site.OwnerAsync("insert into role_assignments (id, account_id, role, initiative_id, valid_from) values (uuidv7(), $1, 'project_lead', $2, '2020-01-01')", account, initiative);
        return new AccountId(account);
    }

    /// <summary>Writes it.</summary>
    public static async Task WriteAsync(string ownerConnectionString, History history)
    {
        await using var connection = new NpgsqlConnection(ownerConnectionString);
        await connection.OpenAsync();
        await using var batch = new NpgsqlBatch(connection);
        void Add(string sql, params object?[] values)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values)
            {
                command.Parameters.Add(new() { Value = value ?? DBNull.Value });
            }

            batch.BatchCommands.Add(command);
        }

        var (initiative, clerk) = (history.Initiative, Guid.CreateVersion7());
        Add("insert into accounts (id, display_name) values ($1, 'Klara Klerk')", clerk);
        foreach (var organisation in history.Organisations)
        {
            Add("insert into organisations (id, name, type) values ($1, 'Organisation', 'social_enterprise')", organisation);
        }

        var owner = history.Organisations[0];
        Add("insert into initiatives (id, name_sv, owner_id, state, starts_on, ends_on) values ($1, 'Historia', $2, 'ongoing', '2025-04-01', '2027-03-31')", initiative, owner);
        Add("insert into initiative_target_groups (id, initiative_id, code, kind, name_sv) values (uuidv7(), $1, 'needs_work_training', 'end_user', 'Deltagare')", initiative);
        foreach (var (purpose, form) in history.Forms)
        {
            Add("insert into form_versions (id, initiative_id, purpose, key, version, content, content_hash, registered_at, registered_by) values ($1, $2, $3, $3, 1, '{}', '', '2025-01-01', $4)",
                form, initiative, purpose, clerk);
        }

        for (var number = 0; number < history.Participants.Count; number++)
        {
            Add("insert into participants (id, initiative_id, reference, given_name, family_name) values ($1, $2, $3, 'Ada', 'Exempelsson')",
                history.Participants[number], initiative, $"D-{number}");
        }

        foreach (var series in history.Series)
        {
            Add("insert into activity_series (id, initiative_id, type, audience, name_sv, session_total, completion_minimum, completion_task) values ($1, $2, $3, 'participants', 'Serie', $4, $5, $6)",
                series.Id, initiative, series.Type, series.SessionTotal, series.CompletionMinimum, series.AsksTask ? "Affärsplan" : string.Empty);
        }

        foreach (var session in history.Sessions)
        {
            Add("insert into sessions (id, initiative_id, series_id, number, type, audience, name_sv, starts_at, ends_at) values ($1, $2, $3::uuid, $4::integer, $5, 'participants', 'Träff', '2025-05-01', '2025-05-02')",
                session.Id, initiative, session.Series?.Id, session.Number, session.Type);
        }

        foreach (var placement in history.Placements)
        {
            Add("insert into placements (id, initiative_id, participant_id, organisation_id, kind, planned_start, planned_end) values ($1, $2, $3, $4, 'work_training', '2025-05-01', '2025-09-01')",
                placement.Id, initiative, placement.Participant, placement.Organisation);
        }

        foreach (var agreement in history.Agreements)
        {
            Add("insert into business_agreements (id, initiative_id, title, type, supplier_id, buyer_id) values ($1, $2, 'Avtal', 'iop', $3, $4)",
                agreement, initiative, history.Organisations[1], history.Organisations[2]);
        }

        foreach (var ((process, kind), place) in history.Processes.Select(static (process, place) => (process, place)))
        {
            Add("insert into innovation_processes (id, initiative_id, kind, parent_id, title, organisation_id) values ($1, $2, $3, $4::uuid, 'Process', $5)",
                process, initiative, kind, kind == "need" ? null : history.Processes[place - 1].Id, history.Organisations[1]);
        }

        Add("insert into cohorts (id, initiative_id, name, capacity) values ($1, $2, 'Kohort', 20)", history.Cohort, initiative);
        Add("insert into cohort_phases (id, initiative_id, cohort_id, name, position) values ($1, $2, $3, 'Forma', 0)", history.CohortPhase, initiative, history.Cohort);
        foreach (var (organisation, member) in history.CohortMembers)
        {
            Add("insert into cohort_members (id, initiative_id, cohort_id, organisation_id, joined_on) values ($1, $2, $3, $4, '2025-04-01')", member, initiative, history.Cohort, organisation);
        }

        foreach (var (number, referral) in history.Referrals.Index())
        {
            Add("insert into referrals (id, initiative_id, reference, source, received_on, state, state_since, last_event_id, given_name, family_name, birth_date) values ($1, $2, $3, 'self', '2025-04-01', 'received', '2025-04-01', $4, 'Ada', 'Exempelsson', '1990-01-01')",
                referral, initiative, $"A-{number}", history.Entries.OfType<ReferralEntry>().First(entry => entry.Referral == referral).Id);
        }

        foreach (var entry in history.Entries)
        {
            var (table, columns, values) = Specifics(history, entry, owner, clerk);
            object?[] common = [entry.Id, initiative, entry.OccurredOn, entry.RegisteredAt, clerk, entry.SupersededAt];
            var places = Enumerable.Range(common.Length + 1, values.Length).Select(static number => $"${number}");
            Add($"insert into {table} (id, initiative_id, occurred_on, registered_at, registered_by, superseded_at, {columns}) values ($1, $2, $3, $4, $5, $6::timestamptz, {string.Join(", ", places)})",
                [.. common, .. values]);
            foreach (var followUp in (entry as ExitEntry)?.FollowUps ?? [])
            {
                Add("""
                    insert into exit_follow_ups (id, initiative_id, participant_id, exit_id, code, name_sv, due_on, asked_from, late_after)
                    values ($1, $2, $3, $4, $5, 'Efteråt', $6, $6, $7)
                    """, followUp.Id, initiative, ((ExitEntry)entry).Participant, entry.Id, followUp.Code, followUp.DueOn, followUp.LateAfter);
            }
        }

        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>Takes a registration back at a moment, as a correction would.</summary>
    public static Task WithdrawAsync(Site site, History history, Entry entry, DateTimeOffset at)
    {
        entry.SupersededAt = at;
        return site.OwnerAsync($"update {Specifics(history, entry, Guid.Empty, Guid.Empty).Table} set superseded_at = $2 where id = $1", entry.Id, at);
    }

    private static (string Table, string Columns, object?[] Values) Specifics(History history, Entry entry, Guid keeper, Guid clerk) => entry switch
    {
        EnrolmentEntry e => ("enrolments", "participant_id, gender, target_group", [e.Participant, e.Gender, "needs_work_training"]),
        ExitEntry e => ("exits", "participant_id, reason, activity, self_support", [e.Participant, e.Reason, e.Activity, e.SelfSupport]),
        ReEntryEntry e => ("re_entries", "participant_id, exit_id", [e.Participant, e.Exit]),
        ExitAnswerEntry e => ("exit_follow_up_answers", "participant_id, follow_up_id, activity, self_support, known_by", [e.Participant, e.FollowUp, e.Activity, e.SelfSupport, "participant"]),
        ContactEntry e => ("contacts", "participant_id, purpose, channel, keeper_organisation_id", [e.Participant, e.Purpose, "meeting", keeper]),
        GoalEntry e => ("action_goals", "participant_id, goal_id, text", [e.Participant, e.Goal, "Ett mål"]),
        StepEntry e => ("action_steps", "participant_id, goal_id, step_id, text, responsible, state, done_on", [e.Participant, e.Goal, e.Step, "Ett steg", "participant", e.State, e.DoneOn]),
        AttendanceEntry e => ("attendance", "session_id, participant_id, mark", [e.Session, e.Participant, e.Mark]),
        TaskEntry e => ("tasks_handed_in", "series_id, participant_id", [e.Series, e.Participant]),
        OrganisationTaskEntry e => ("organisation_tasks_handed_in", "series_id, organisation_id", [e.Series, e.Organisation]),
        WishEntry e => ("next_step_wishes", "series_id, participant_id, wants", [e.Series, e.Participant, e.Wants]),
        OutcomeEntry e => ("session_outcomes", "session_id, result", [e.Session, e.Outcome]),
        OrganisationEntry e => ("organisation_attendance", "session_id, organisation_id, audience_group, persons", [e.Session, e.Organisation, e.Group, e.Persons]),
        PlacementEventEntry e => ("placement_events", "placement_id, participant_id, event", [e.Placement, e.Participant, e.Event]),
        FollowUpEntry e => ("placement_follow_ups", "placement_id, participant_id, follow_up_id, channel, with_participant, with_organisation", [e.Placement, e.Participant, e.Id, "site_visit", true, true]),
        AssessmentEntry e => ("progress_assessments", "participant_id, keeper_organisation_id, form_id, respondent, answers",
            [e.Participant, keeper, history.Forms[e.Purpose], e.Respondent, AnswersOf(e)]),
        ReferralEntry e => ("referral_events", "referral_id, state, reason", [e.Referral, e.State, e.State == "declined" ? "other" : null]),
        InnovationEntry e => ("innovation_events", "process_id, step", [e.Process, "started"]),
        AdviceEntry e => ("advice_sessions", "advice_id, organisation_id, minutes, topic, advised_by", [e.Advice, e.Organisation, 60, "economy", clerk]),
        CohortMoveEntry e => ("cohort_moves", "member_id, phase_id", [history.CohortMembers[e.Organisation], e.IsThrough ? null : history.CohortPhase]),
        BusinessMeetingEntry e => ("business_meetings", "meeting_id, member_id, buyer_name, about, outcome", [e.Meeting, history.CohortMembers[e.Organisation], "Köparen", "Order", "contact"]),
        AgreementEntry e => ("agreement_states", "agreement_id, state", [e.Agreement, e.State]),
        _ => throw new InvalidOperationException(entry.GetType().Name),
    };

    /// <summary>Levels as they are kept, among words and a skip that are none.</summary>
    private static JsonDocument AnswersOf(AssessmentEntry entry) => JsonSerializer.SerializeToDocument(
        entry.Levels.ToDictionary(static pair => pair.Key, static pair => (object)pair.Value).Append(new("health_evidence", "4")).Append(new("network", new { skip = "declined" })).ToDictionary());
}
