using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>
/// Makes an agreed plan the initiative's. The first time, what is in the initiative's draft alone goes. When it amends what was agreed before, that alone is changed in which the two differ: what has been changed in the
/// initiative meanwhile stays.
/// </summary>
public sealed class AdoptPlan(RequestDatabase database, PlanParts parts)
{
    /// <summary>Adopts it; what follows in the same transaction belongs to it.</summary>
    /// <param name="initiative">The initiative.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="before">The plan that was agreed before; null at the first time.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<PlanAdopted> RunAsync(InitiativeId initiative, AdoptedPlan plan, AdoptedPlan? before, CancellationToken cancellation)
    {
        await PartiesAsync(initiative, plan, before, cancellation);
        await SteeringAsync(initiative, plan, before, cancellation);
        var goneGroups = await GroupsAsync(initiative, plan, before, cancellation);
        await StaffAsync(initiative, plan, before, cancellation);
        var (areas, goneAreas) = await AreasAsync(initiative, plan, before, cancellation);
        var (objectives, goneObjectives) = await ObjectivesAsync(initiative, plan, before, areas, cancellation);
        var (activities, goneActivities) = await ActivitiesAsync(initiative, plan, before, cancellation);
        await database.Context.SaveChangesAsync(cancellation);
        await LinksAsync(initiative, plan, before, objectives, activities, goneActivities, cancellation);
        return new PlanAdopted(objectives, goneActivities, goneObjectives, goneAreas, goneGroups);
    }

    /// <summary>Takes away what the agreed plan does not have, when targets have let go of it. What has been carried out stays. Nothing that was loaded before is to be saved after.</summary>
    public async Task TakeAwayAsync(PlanAdopted adopted, CancellationToken cancellation)
    {
        foreach (var activity in adopted.GoneActivities)
        {
            await parts.RemoveAsync(activity, cancellation);
        }

        foreach (var objective in adopted.GoneObjectives)
        {
            await parts.RemoveAsync(objective, cancellation);
        }

        foreach (var area in adopted.GoneAreas)
        {
            await parts.RemoveAsync(area, cancellation);
        }

        foreach (var group in adopted.GoneGroups) // whoever was enrolled as one of it still is
        {
            await parts.RemoveAsync(group, cancellation);
        }
    }

    // The owner is a party also where the application does not name it.
    private async Task PartiesAsync(InitiativeId initiative, AdoptedPlan plan, AdoptedPlan? before, CancellationToken cancellation)
    {
        var known = await database.Context.Set<InitiativePartner>().Where(partner => partner.InitiativeId == initiative).ToListAsync(cancellation);
        database.Context.RemoveRange(known.Where(partner => !partner.IsOwner && plan.Parties.All(party => party.Organisation != partner.OrganisationId)
            && before?.Parties.Any(party => party.Organisation == partner.OrganisationId) != false));
        foreach (var (position, party) in plan.Parties.Index().Where(party => before?.Parties.Contains(party.Item) != true))
        {
            if (known.Find(partner => partner.OrganisationId == party.Organisation) is { } partner)
            {
                (partner.Signs, partner.Position) = (party.Signs, position);
                partner.Role = party.Role.Length == 0 ? partner.Role : partner.Role.WithSwedish(party.Role);
            }
            else
            {
                database.Context.Add(new InitiativePartner { InitiativeId = initiative, OrganisationId = party.Organisation, Signs = party.Signs, Role = new LocalText(party.Role), Position = position });
            }
        }
    }

    private async Task SteeringAsync(InitiativeId initiative, AdoptedPlan plan, AdoptedPlan? before, CancellationToken cancellation)
    {
        var known = await database.Context.Set<SteeringMember>().Where(seat => seat.InitiativeId == initiative).ToListAsync(cancellation);
        database.Context.RemoveRange(known.Where(seat => !plan.Steering.Contains(seat.OrganisationId) && before?.Steering.Contains(seat.OrganisationId) != false));
        database.Context.AddRange(plan.Steering.Index().Where(seat => known.TrueForAll(one => one.OrganisationId != seat.Item) && before?.Steering.Contains(seat.Item) != true)
            .Select(seat => new SteeringMember { InitiativeId = initiative, OrganisationId = seat.Item, Position = seat.Index }));
    }

    private async Task<List<InitiativeTargetGroup>> GroupsAsync(InitiativeId initiative, AdoptedPlan plan, AdoptedPlan? before, CancellationToken cancellation)
    {
        var known = await database.Context.Set<InitiativeTargetGroup>().Where(group => group.InitiativeId == initiative).ToListAsync(cancellation);
        foreach (var (position, adopted) in plan.Groups.Index().Where(group => before?.Groups.Contains(group.Item) != true))
        {
            if (known.Find(group => group.Code == adopted.Code) is { } group)
            {
                (group.Name, group.Kind, group.Position) = (group.Name.WithSwedish(adopted.Name), adopted.Kind, position);
            }
            else
            {
                database.Context.Add(new InitiativeTargetGroup { InitiativeId = initiative, Code = adopted.Code, Kind = adopted.Kind, Name = new LocalText(adopted.Name), Position = position });
            }
        }

        return known.FindAll(group => plan.Groups.All(adopted => adopted.Code != group.Code) && before?.Groups.Any(adopted => adopted.Code == group.Code) != false);
    }

    // Whoever has been put on a post stays on it.
    private async Task StaffAsync(InitiativeId initiative, AdoptedPlan plan, AdoptedPlan? before, CancellationToken cancellation)
    {
        var (found, left) = Pairing.Of(
            plan.Staffing, await database.Context.Set<StaffMember>().Where(member => member.InitiativeId == initiative).OrderBy(static member => member.Position).ToListAsync(cancellation),
            static (post, member) => post == new AdoptedPost(member.Title.Sv, member.Focus.Sv, member.Employment, member.SharePercent), static (post, member) => post.Title == member.Title.Sv);
        var unchanged = before?.Staffing.ToList() ?? [];
        foreach (var (position, post) in plan.Staffing.Index())
        {
            if (unchanged.Remove(post))
            {
                continue;
            }

            if (found[position] is { } member)
            {
                (member.Focus, member.Employment, member.SharePercent, member.Position) = (member.Focus.WithSwedish(post.Focus), post.Employment, post.SharePercent, position);
                continue;
            }

            database.Context.Add(new StaffMember
            {
                InitiativeId = initiative,
                Title = new LocalText(post.Title),
                Focus = new LocalText(post.Focus),
                Employment = post.Employment,
                SharePercent = post.SharePercent,
                Position = position,
            });
        }

        database.Context.RemoveRange(left.Where(member => member.AccountId is null && before?.Staffing.Any(post => post.Title == member.Title.Sv) != false));
    }

    private async Task<(Dictionary<Guid, Guid> Ids, List<GoalArea> Gone)> AreasAsync(InitiativeId initiative, AdoptedPlan plan, AdoptedPlan? before, CancellationToken cancellation)
    {
        var (found, left) = Paired(
            plan.GoalAreas, await database.Context.Set<GoalArea>().Where(area => area.InitiativeId == initiative).ToListAsync(cancellation), before?.GoalAreas, static area => (area.Id, area.Name), static area => area.Name);
        var ids = new Dictionary<Guid, Guid>();
        foreach (var (position, adopted) in plan.GoalAreas.Index())
        {
            var former = before?.GoalAreas.FirstOrDefault(area => area.Id == adopted.Id);
            var area = found[position];
            if (area is null)
            {
                area = new GoalArea { Id = adopted.Id, InitiativeId = initiative, Name = new LocalText(adopted.Name), Position = position };
                database.Context.Add(area);
            }
            else if (former != adopted)
            {
                (area.Name, area.Position) = (area.Name.WithSwedish(adopted.Name), position);
            }

            ids[adopted.Id] = area.Id;
        }

        return (ids, Gone(left, before?.GoalAreas.Select(static area => (area.Id, area.Name)), static area => area.Name));
    }

    private async Task<(Dictionary<Guid, Guid> Ids, List<Objective> Gone)> ObjectivesAsync(InitiativeId initiative, AdoptedPlan plan, AdoptedPlan? before, Dictionary<Guid, Guid> areas, CancellationToken cancellation)
    {
        var known = await database.Context.Set<Objective>().Where(objective => objective.InitiativeId == initiative).ToListAsync(cancellation);
        var (found, left) = Paired(plan.Objectives, known, before?.Objectives, static objective => (objective.Id, objective.Name), static objective => objective.Name);
        var taken = known.Select(static objective => objective.Number).ToHashSet();
        var ids = new Dictionary<Guid, Guid>();
        foreach (var (place, adopted) in plan.Objectives.Index())
        {
            var former = before?.Objectives.FirstOrDefault(objective => objective.Id == adopted.Id);
            var objective = found[place];
            if (objective is null)
            {
                var number = taken.Contains(adopted.Number) ? taken.Max() + 1 : adopted.Number;
                taken.Add(number);
                objective = new Objective
                {
                    Id = adopted.Id,
                    InitiativeId = initiative,
                    GoalAreaId = areas[adopted.Area],
                    Number = number,
                    Name = new LocalText(adopted.Name),
                    Text = new LocalText(adopted.Text),
                };
                database.Context.Add(objective);
            }
            else if (former != adopted)
            {
                (objective.GoalAreaId, objective.Name, objective.Text) = (areas[adopted.Area], objective.Name.WithSwedish(adopted.Name), objective.Text.WithSwedish(adopted.Text));
            }

            ids[adopted.Id] = objective.Id;
        }

        return (ids, Gone(left, before?.Objectives.Select(static objective => (objective.Id, objective.Name)), static objective => objective.Name));
    }

    private async Task<(Dictionary<Guid, Guid> Ids, List<PlannedActivity> Gone)> ActivitiesAsync(InitiativeId initiative, AdoptedPlan plan, AdoptedPlan? before, CancellationToken cancellation)
    {
        var known = await database.Context.Set<PlannedActivity>().Where(activity => activity.InitiativeId == initiative).ToListAsync(cancellation);
        var (found, left) = Paired(plan.Activities, known, before?.Activities, static activity => (activity.Id, activity.Name), static activity => activity.Name);
        var codes = known.Select(static activity => activity.Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var ids = new Dictionary<Guid, Guid>();
        foreach (var (place, adopted) in plan.Activities.Index())
        {
            var former = before?.Activities.FirstOrDefault(activity => activity.Id == adopted.Id);
            var activity = found[place];
            if (activity is null)
            {
                activity = new PlannedActivity
                {
                    Id = adopted.Id,
                    InitiativeId = initiative,
                    Code = Enumerable.Range(1, codes.Count + 1).Select(static number => string.Create(CultureInfo.InvariantCulture, $"A{number:00}")).First(codes.Add),
                    Type = adopted.Type,
                    Audience = adopted.Audience,
                    Name = new LocalText(adopted.Name),
                    Text = new LocalText(adopted.Text),
                };
                activity.Plan(adopted.Quantities);
                database.Context.Add(activity);
            }
            else if (former?.Says(adopted) != true)
            {
                (activity.Type, activity.Audience) = (adopted.Type, adopted.Audience);
                (activity.Name, activity.Text) = (activity.Name.WithSwedish(adopted.Name), activity.Text.WithSwedish(adopted.Text));
                activity.Plan(adopted.Quantities);
            }

            ids[adopted.Id] = activity.Id;
        }

        return (ids, Gone(left, before?.Activities.Select(static activity => (activity.Id, activity.Name)), static activity => activity.Name));
    }

    private async Task LinksAsync(
        InitiativeId initiative, AdoptedPlan plan, AdoptedPlan? before, Dictionary<Guid, Guid> objectives, Dictionary<Guid, Guid> activities, List<PlannedActivity> gone, CancellationToken cancellation)
    {
        var changed = plan.Activities.Where(activity => before?.Activities.Any(activity.Says) != true).ToList();
        var wanted = changed.SelectMany(activity => activity.Objectives.Select(objective => (activities[activity.Id], objectives[objective]))).ToHashSet();
        var rewritten = changed.Select(activity => activities[activity.Id]).Concat(gone.Select(static activity => activity.Id)).ToList();
        var known = await database.Context.Set<PlannedActivityObjective>().Where(link => link.InitiativeId == initiative && rewritten.Contains(link.PlannedActivityId)).ToListAsync(cancellation);
        database.Context.RemoveRange(known.Where(link => !wanted.Contains((link.PlannedActivityId, link.ObjectiveId))));
        database.Context.AddRange(wanted.Except(known.Select(static link => (link.PlannedActivityId, link.ObjectiveId)))
            .Select(link => new PlannedActivityObjective { PlannedActivityId = link.Item1, ObjectiveId = link.Item2, InitiativeId = initiative }));
        await database.Context.SaveChangesAsync(cancellation);
    }

    /// <summary>The parts that are meant, by id, by what they were called when they were agreed before, and by name.</summary>
    private static (IReadOnlyList<TPart?> Found, List<TPart> Left) Paired<TAdopted, TPart>(
        IReadOnlyList<TAdopted> adopted, List<TPart> known, IReadOnlyList<TAdopted>? before, Func<TAdopted, (Guid Id, string Name)> of, Func<TPart, LocalText> nameOf)
        where TPart : class, IPlanPart
    {
        var former = before?.Select(of).ToDictionary(static one => one.Id, static one => one.Name) ?? [];
        return Pairing.Of(
            adopted, known, (one, part) => of(one).Id == part.Id, (one, part) => former.GetValueOrDefault(of(one).Id) == nameOf(part).Sv, (one, part) => of(one).Name == nameOf(part).Sv);
    }

    /// <summary>Of those that nothing in the plan is: all of them the first time, later those that were agreed before.</summary>
    private static List<TPart> Gone<TPart>(List<TPart> left, IEnumerable<(Guid Id, string Name)>? before, Func<TPart, LocalText> nameOf)
        where TPart : class, IPlanPart =>
        before is null ? left : left.FindAll(part => before.Any(former => former.Id == part.Id || former.Name == nameOf(part).Sv));
}

/// <summary>What became of a plan that was adopted.</summary>
/// <param name="Objectives">The id in the initiative of each of its objectives.</param>
public sealed record PlanAdopted(IReadOnlyDictionary<Guid, Guid> Objectives)
{
    internal PlanAdopted(IReadOnlyDictionary<Guid, Guid> objectives, IReadOnlyList<PlannedActivity> activities, IReadOnlyList<Objective> goneObjectives, IReadOnlyList<GoalArea> areas, IReadOnlyList<InitiativeTargetGroup> groups)
        : this(objectives) => (GoneActivities, GoneObjectives, GoneAreas, GoneGroups) = (activities, goneObjectives, areas, groups);

    internal IReadOnlyList<PlannedActivity> GoneActivities { get; } = [];

    internal IReadOnlyList<Objective> GoneObjectives { get; } = [];

    internal IReadOnlyList<GoalArea> GoneAreas { get; } = [];

    internal IReadOnlyList<InitiativeTargetGroup> GoneGroups { get; } = [];
}
