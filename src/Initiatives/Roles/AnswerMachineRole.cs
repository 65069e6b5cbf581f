using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>
/// A lead's word on what a machine was given in the initiative. Until it is said the role gives nothing: who administers roles reads no
/// participants, and lets no machine read them either.
/// </summary>
public sealed class AnswerMachineRole(RequestDatabase database, AuditTrail audit)
{
    /// <summary>Lets the role hold, or takes it back.</summary>
    /// <returns>Null when no such role waits there for the user's word.</returns>
    public async Task<Result?> RunAsync(InitiativeId initiative, Guid assignment, bool confirms, CancellationToken cancellation)
    {
        var waits = await database.ScalarAsync<bool>(Sql.Of(
            $"select exists (select from role_assignments where id = {assignment} and initiative_id = {initiative} and awaits_confirmation)"), cancellation);
        if (!waits || !await database.ScalarAsync<bool>(Sql.Of($"select access.answer_machine_role({assignment}, {confirms})"), cancellation))
        {
            return null;
        }

        await audit.RecordAsync(confirms ? "confirmed" : "declined", "role_assignments", assignment, initiative, cancellation: cancellation);
        return Result.Done;
    }

    /// <summary>What waits in the initiatives that the viewer leads, for <em>Idag</em>.</summary>
    internal static Sql Due(TodayQuestion question) => Sql.Of($"""
        select r.valid_from as due_on, null::timestamptz as starts_at, 'machine_role' as kind, r.id as subject_id,
               a.display_name as title, null::text as detail, '/insatser/' || r.initiative_id || '/behoriga' as path, r.initiative_id
        from role_assignments r join accounts a on a.id = r.account_id
        where r.awaits_confirmation and r.initiative_id = any (access.ids('samsteg.case_initiatives'))
          and r.valid_from <= {question.Today} and coalesce(r.valid_until, 'infinity') >= {question.Today}
        """);
}
