using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>
/// What the three parties have agreed, as it is printed. It lies on a table at the workplace, so that it holds no more of the participant than the organisation may know: of a protected identity the
/// reference, of others the first name, and what is shared while a waiver stands.
/// </summary>
/// <param name="Reference">Of a protected identity the short code; null of others.</param>
/// <param name="GivenName">First name; null for a protected identity.</param>
/// <param name="FamilyName">Null unless it is shared.</param>
/// <param name="Phone">Null unless it is shared.</param>
/// <param name="Organisation">Where.</param>
/// <param name="Supervisor">Null when nobody is named.</param>
/// <param name="Initiative">The initiative's name, in Swedish.</param>
/// <param name="Owner">The organisation that answers for it.</param>
/// <param name="Coach">Who works with the case today; null when nobody does.</param>
/// <param name="Kind">What for.</param>
/// <param name="PlannedStart">First day agreed.</param>
/// <param name="PlannedEnd">Last day agreed.</param>
/// <param name="HoursPerWeek">Null when not agreed.</param>
/// <param name="Tasks">What the participant does; may be empty.</param>
/// <param name="HalfDays">When in the week, as <see cref="WeekTimes.Bits"/>; 0 when not agreed.</param>
/// <param name="Goals">What the participant is to reach; null unless it is shared.</param>
/// <param name="Adjustments">What has to be adjusted, as <see cref="WorkSupport"/>; null unless it is shared.</param>
/// <param name="Shared">What may be told today, as <see cref="SharedInformation"/>.</param>
/// <param name="RisksAssessedOn">When the risks were assessed; null while they are not.</param>
/// <param name="Insurance">Who insures; null while it is not known.</param>
public sealed record PrintedTerms(
    string? Reference, string? GivenName, string? FamilyName, string? Phone, string Organisation, string? Supervisor, string Initiative, string? Owner, string? Coach, PlacementKind Kind,
    DateOnly PlannedStart, DateOnly PlannedEnd, decimal? HoursPerWeek, string Tasks, int HalfDays, string? Goals, string[]? Adjustments, string[] Shared, DateOnly? RisksAssessedOn, PlacementInsurance? Insurance);

/// <summary>A plan as it is printed on a day, and who stands behind it as it is.</summary>
public sealed record PrintedPlan(PrintedTerms Terms, IReadOnlyList<ConfirmationRow> Confirmations, DateOnly PrintedOn);

/// <summary>Takes out the plan of a placement as a file to print and to sign. That it was taken out is logged.</summary>
public sealed class PrintPlan(RequestDatabase database, AuditTrail audit, PdfPrinter printer, TimeProvider clock)
{
    /// <summary>For staff; null where nothing is planned together.</summary>
    internal async Task<PrintedPlan?> TakeOutAsync(InitiativeId initiative, PlacementFile placement, CancellationToken cancellation) => await LogAsync(
        await database.FindAsync<PrintedTerms>(Terms(placement.Id), cancellation), await database.QueryAsync<ConfirmationRow>(ConfirmationRow.Of(placement.Id), cancellation),
        placement.Id, initiative, placement.ParticipantId, cancellation);

    /// <summary>For the participant, by what the own pages read; null where nothing is planned together.</summary>
    internal async Task<PrintedPlan?> TakeOutOwnAsync(OwnFacts own, PlacementId placement, CancellationToken cancellation) => await LogAsync(
        (await database.OwnAsync<PrintedTerms>(Terms(placement), cancellation)).FirstOrDefault(), await database.OwnAsync<ConfirmationRow>(ConfirmationRow.Of(placement), cancellation),
        placement, own.InitiativeId, own.ParticipantId, cancellation);

    /// <summary>As PDF; null when nothing here can print.</summary>
    internal async Task<byte[]?> PdfAsync(Texts texts, PrintedPlan plan, CancellationToken cancellation)
    {
        await database.CommitAsync(cancellation); // nothing is held while the browser is waited for
        return await printer.PrintAsync(texts.InSwedish(() => PlanDocument.Html(texts, plan)), cancellation);
    }

    /// <summary>As a text document.</summary>
    internal static byte[] Docx(Texts texts, PrintedPlan plan) => texts.InSwedish(() => PlanDocument.Docx(texts, plan));

    private async Task<PrintedPlan?> LogAsync(
        PrintedTerms? terms, IReadOnlyList<ConfirmationRow> confirmations, PlacementId placement, InitiativeId initiative, ParticipantId participant, CancellationToken cancellation)
    {
        if (terms is null)
        {
            return null;
        }

        await audit.RecordAsync("exported", "placement_plans", placement.Value, initiative, participant, cancellation: cancellation);
        return new PrintedPlan(terms, confirmations, clock.Today());
    }

    private Sql Terms(PlacementId placement) => Sql.Of($"""
        select case when pt.is_protected then pt.reference end as reference, case when not pt.is_protected then pt.given_name end as given_name,
               case when 'full_name' = any (told.shared) then pt.family_name end as family_name, case when 'phone' = any (told.shared) then d.phone end as phone,
               o.name as organisation, s.name as supervisor, i.name_sv as initiative, owner.name as owner, coach.display_name as coach, p.kind, p.planned_start, p.planned_end, p.hours_per_week, p.tasks,
               plan.half_days, case when 'goals' = any (told.shared) then plan.goals end as goals,
               case when 'adjustments' = any (told.shared) then coalesce((select f.supports from place_profiles f where f.participant_id = p.participant_id), array[]::text[]) end as adjustments,
               told.shared, plan.risks_assessed_on, plan.insurance
        from placements p
        join placement_plans plan on plan.placement_id = p.id
        join participants pt on pt.id = p.participant_id
        left join participant_details d on d.participant_id = p.participant_id
        join organisations o on o.id = p.organisation_id
        join initiatives i on i.id = p.initiative_id
        left join organisations owner on owner.id = i.owner_id
        left join contact_persons s on s.id = p.supervisor_id
        cross join lateral (select case when not pt.is_protected and {PlacementPlan.IsWaived(clock.Today())} then plan.shared else array[]::text[] end as shared) told
        left join lateral (
            select a.display_name from case_assignments c join accounts a on a.id = c.account_id
            where c.participant_id = p.participant_id and c.valid_from <= {clock.Today()} and coalesce(c.valid_until, 'infinity') >= {clock.Today()}
            order by c.valid_from desc, c.id desc limit 1) coach on true
        where p.id = {placement}
        """);
}
