using System.Globalization;
using Npgsql;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>
/// Fills an empty, migrated database with the demo: Nyttiga Affärer 2.0 in its thirteenth month, with a plausible past up
/// to yesterday and real things to do today. The same day gives the same rows, but for the nonces of what is sealed.
/// </summary>
internal static class DemoBuilder
{
    /// <summary>Builds the demo as of the clock's today.</summary>
    public static Task BuildAsync(NpgsqlConnection owner, TimeProvider clock, Cipher cipher, CancellationToken cancellation = default) =>
        BuildAsync(owner, clock.Today(), cipher, cancellation);

    /// <summary>Builds the demo as of a day, in one transaction: all of it or nothing.</summary>
    /// <param name="owner">An open connection of the role that owns the tables; row security does not bind it.</param>
    /// <param name="today">The demo's today.</param>
    /// <param name="cipher">Seals numbers and protected identities.</param>
    /// <param name="cancellation">Gives up; nothing stays.</param>
    public static async Task BuildAsync(NpgsqlConnection owner, DateOnly today, Cipher cipher, CancellationToken cancellation = default)
    {
        var world = new DemoWorld(PlanFacts.Read(), today, cipher);
        var rows = Imagine(world);
        await using var transaction = await owner.BeginTransactionAsync(cancellation);
        await rows.WriteAsync(owner, cancellation);
        await DemoGrant.LockAsync(owner, world, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    internal static DemoRows Imagine(DemoWorld world)
    {
        DemoAccounts.AddAccounts(world);
        DemoOrganisations.AddOrganisations(world);
        DemoPlan.AddPlan(world);
        var draft = DemoDraft.AddDraft(world);
        DemoAccounts.AddRoles(world, draft);
        DemoApplications.AddAgreed(world);
        DemoApplications.AddDraft(world, draft);
        DemoMoney.AddMoney(world);
        DemoCosts.AddCosts(world);
        DemoTargets.AddTargets(world);
        DemoPeople.AddPeople(world);
        DemoPlanning.AddTypesAndRooms(world);
        DemoWorkshops.AddWorkshops(world);
        DemoRoute.AddRoute(world);
        DemoCourses.AddCourses(world);
        DemoMeetings.AddMeetings(world);
        DemoSignUps.AddVisit(world);
        DemoCoaching.AddContacts(world);
        DemoActionPlans.AddActionPlans(world);
        DemoOpenings.AddOpenings(world);
        DemoPlacements.AddPlacements(world);
        DemoMatching.AddMatching(world);
        DemoAgreements.AddAgreements(world);
        DemoReferrals.AddReferrals(world);
        DemoImports.AddImports(world);
        DemoReports.AddReports(world);
        DemoDocuments.AddDocuments(world);
        DemoObligations.AddObligations(world);
        DemoAssessments.AddAssessments(world);
        DemoLog.AddLog(world);
        DemoBackgrounds.AddBackgrounds(world);
        DemoProgrammes.AddProgrammes(world);
        DemoOwnPages.AddOwnPages(world);
        DemoSupervision.AddSupervision(world);
        DemoNetworks.AddNetworks(world);
        DemoAdvice.AddAdvice(world);
        DemoCohorts.AddCohorts(world);
        DemoInnovations.AddInnovations(world);
        DemoEvaluations.AddEvaluations(world);
        DemoHours.AddHours(world);
        DemoCalendars.AddCalendars(world);
        DemoPipeline.AddPipeline(world);
        DemoReadiness.AddReadiness(world);
        DemoCalls.AddCalls(world);
        DemoOrganisations.AddConsents(world);
        DemoOrganisations.AddUntidied(world);
        DemoBoard.AddMeeting(world);
        DemoGrant.AddGrant(world);
        DemoDeliverables.AddDeliverables(world);
        DemoCalculations.AddCalculations(world);
        world.Rows.Add("settings", ("key", "demo.built"), ("value", world.Dates.Today.ToString("O", CultureInfo.InvariantCulture)));
        return world.Rows;
    }
}
