using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>Makes an agreed plan the initiative's. What stood in the draft's plan and is not in the agreed one goes; parties, seats and groups that are in both stay.</summary>
public sealed class AdoptPlan(RequestDatabase database)
{
    /// <summary>Adopts it; what follows in the same transaction belongs to it.</summary>
    public async Task RunAsync(InitiativeId initiative, AdoptedPlan plan, CancellationToken cancellation)
    {
        var context = database.Context;
        await EmptyAsync(initiative, plan, cancellation);
        await PartiesAsync(initiative, plan, cancellation);
        foreach (var (position, (id, name)) in plan.GoalAreas.Index())
        {
            context.Add(new GoalArea { Id = id, InitiativeId = initiative, Name = new LocalText(name), Position = position });
        }

        foreach (var objective in plan.Objectives)
        {
            context.Add(new Objective
            {
                Id = objective.Id,
                InitiativeId = initiative,
                GoalAreaId = objective.Area,
                Number = objective.Number,
                Name = new LocalText(objective.Name),
                Text = new LocalText(objective.Text),
            });
        }

        foreach (var (place, planned) in plan.Activities.Index())
        {
            var activity = new PlannedActivity
            {
                Id = planned.Id,
                InitiativeId = initiative,
                Code = string.Create(CultureInfo.InvariantCulture, $"A{place + 1:00}"),
                Type = planned.Type,
                Audience = planned.Audience,
                Name = new LocalText(planned.Name),
                Text = new LocalText(planned.Text),
            };
            activity.Plan(planned.Quantities);
            context.Add(activity);
            context.AddRange(planned.Objectives.Distinct().Select(objective => new PlannedActivityObjective { PlannedActivityId = planned.Id, ObjectiveId = objective, InitiativeId = initiative }));
        }

        foreach (var (position, post) in plan.Staffing.Index())
        {
            context.Add(new StaffMember
            {
                InitiativeId = initiative,
                Title = new LocalText(post.Title),
                Focus = new LocalText(post.Focus),
                Employment = post.Employment,
                SharePercent = post.SharePercent,
                Position = position,
            });
        }

        await context.SaveChangesAsync(cancellation);
    }

    private async Task EmptyAsync(InitiativeId initiative, AdoptedPlan plan, CancellationToken cancellation)
    {
        var context = database.Context;
        var (groups, seats) = (plan.Groups.Select(static group => group.Code).ToList(), plan.Steering);
        context.RemoveRange(await context.Set<PlannedActivityObjective>().Where(link => link.InitiativeId == initiative).ToListAsync(cancellation));
        context.RemoveRange(await context.Set<PlannedActivity>().Where(activity => activity.InitiativeId == initiative).ToListAsync(cancellation));
        context.RemoveRange(await context.Set<Objective>().Where(objective => objective.InitiativeId == initiative).ToListAsync(cancellation));
        context.RemoveRange(await context.Set<GoalArea>().Where(area => area.InitiativeId == initiative).ToListAsync(cancellation));
        context.RemoveRange(await context.Set<StaffMember>().Where(member => member.InitiativeId == initiative && member.AccountId == null).ToListAsync(cancellation));
        context.RemoveRange(await context.Set<InitiativeTargetGroup>().Where(group => group.InitiativeId == initiative && !groups.Contains(group.Code)).ToListAsync(cancellation));
        context.RemoveRange(await context.Set<SteeringMember>().Where(seat => seat.InitiativeId == initiative && !seats.Contains(seat.OrganisationId)).ToListAsync(cancellation));
        await context.SaveChangesAsync(cancellation);
    }

    private async Task PartiesAsync(InitiativeId initiative, AdoptedPlan plan, CancellationToken cancellation)
    {
        var context = database.Context;
        var parties = await context.Set<InitiativePartner>().Where(partner => partner.InitiativeId == initiative).ToListAsync(cancellation);
        context.RemoveRange(parties.Where(partner => !partner.IsOwner && plan.Parties.All(party => party.Organisation != partner.OrganisationId)));
        foreach (var (position, party) in plan.Parties.Index())
        {
            var role = new LocalText(party.Role);
            if (parties.Find(partner => partner.OrganisationId == party.Organisation) is { } known)
            {
                (known.Signs, known.Position) = (party.Signs, position);
                known.Role = party.Role.Length == 0 ? known.Role : role;
            }
            else
            {
                context.Add(new InitiativePartner { InitiativeId = initiative, OrganisationId = party.Organisation, Signs = party.Signs, Role = role, Position = position });
            }
        }

        var seats = await context.Set<SteeringMember>().Where(seat => seat.InitiativeId == initiative).ToListAsync(cancellation);
        foreach (var (position, organisation) in plan.Steering.Index())
        {
            if (seats.Find(seat => seat.OrganisationId == organisation) is { } known)
            {
                known.Position = position;
            }
            else
            {
                context.Add(new SteeringMember { InitiativeId = initiative, OrganisationId = organisation, Position = position });
            }
        }

        var groups = await context.Set<InitiativeTargetGroup>().Where(group => group.InitiativeId == initiative).ToListAsync(cancellation);
        foreach (var (position, (code, name)) in plan.Groups.Index())
        {
            if (groups.Find(group => group.Code == code) is { } known)
            {
                (known.Name, known.Position) = (new LocalText(name), position);
            }
            else
            {
                context.Add(new InitiativeTargetGroup { InitiativeId = initiative, Code = code, Kind = TargetGroupCodes.KindOf(code), Name = new LocalText(name), Position = position });
            }
        }
    }
}
