using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>Nyttiga Affärer 2.0 and its plan: parties, staffing, goals, activities, cadence and what the plan says in two ways.</summary>
internal static class DemoPlan
{
    /// <summary>Adds the initiative.</summary>
    public static void AddPlan(DemoWorld world)
    {
        var facts = world.Facts;
        world.Rows.Add("initiatives",
            ("id", world.Initiative), ("name_sv", facts.Name.Sv), ("name_en", facts.Name.En), ("summary_sv", facts.Summary.Sv), ("summary_en", facts.Summary.En),
            ("purpose_sv", facts.Purpose.Sv), ("purpose_en", facts.Purpose.En), ("registry_number", $"DEMO {world.DecidedOn.Year}:17"),
            ("funder_id", world.Organisations[facts.Funder]), ("owner_id", world.Organisations[facts.Partners.Single(static partner => partner.IsOwner).Organisation]),
            ("performer_id", world.Organisations[facts.Performer]), ("state", "ongoing"),
            ("starts_on", world.Dates.Start), ("ends_on", world.Dates.Shifted(facts.End)), ("intake_ends_on", world.Dates.Shifted(facts.IntakeEnd)),
            ("maximum_grant", facts.MaximumGrant), ("follow_ups_minimum", facts.FollowUp.Minimum), ("follow_ups_maximum", facts.FollowUp.Maximum));
        AddParties(world);
        AddStaffing(world);
        AddGoals(world);
        AddCadence(world);
        AddCap(world);
        AddRemarks(world);
    }

    private static void AddParties(DemoWorld world)
    {
        foreach (var (position, partner) in world.Facts.Partners.Index())
        {
            var organisation = partner.Unit is null ? partner.Organisation : $"{partner.Organisation}, {partner.Unit}";
            world.AddToPlan("initiative_partners",
                ("organisation_id", world.Organisations[organisation]), ("is_owner", partner.IsOwner), ("signs", partner.Signs),
                ("role_sv", partner.Role.Sv), ("role_en", partner.Role.En), ("position", position));
        }

        foreach (var (position, organisation) in world.Facts.SteeringGroup.Index())
        {
            world.AddToPlan("steering_members", ("organisation_id", world.Organisations[organisation]), ("position", position));
        }
    }

    private static void AddStaffing(DemoWorld world)
    {
        foreach (var (position, member) in world.Facts.Staff.Index())
        {
            world.AddToPlan("staffing",
                ("account_id", world.Accounts.TryGetValue(member.Key, out var account) ? account : null), ("title_sv", member.Title.Sv), ("title_en", member.Title.En),
                ("focus_sv", member.Focus.Sv), ("focus_en", member.Focus.En), ("employment", member.Employment), ("share_percent", null), ("position", position));
        }
    }

    private static void AddGoals(DemoWorld world)
    {
        foreach (var (position, group) in world.Facts.TargetGroups.Index())
        {
            world.AddToPlan("initiative_target_groups",
                ("code", group.Code), ("kind", group.Kind), ("name_sv", group.Name.Sv), ("name_en", group.Name.En), ("position", position));
        }

        var areas = world.Facts.GoalAreas.Index().ToDictionary(
            static area => area.Item.Key,
            area => world.AddToPlan("goal_areas", ("name_sv", area.Item.Name.Sv), ("name_en", area.Item.Name.En), ("position", area.Index)));
        foreach (var objective in world.Facts.Objectives)
        {
            world.Objectives.Add(objective.Code, world.AddToPlan("objectives",
                ("goal_area_id", areas[objective.GoalArea]), ("number", objective.Number), ("name_sv", objective.Name.Sv), ("name_en", objective.Name.En),
                ("text_sv", objective.Text.Sv), ("text_en", objective.Text.En)));
        }

        foreach (var activity in world.Facts.Activities)
        {
            var id = world.AddToPlan("planned_activities",
                ("code", activity.Code), ("type", activity.Type), ("audience", activity.Audience), ("name_sv", activity.Name.Sv), ("name_en", activity.Name.En),
                ("text_sv", activity.Text.Sv), ("text_en", activity.Text.En), ("planned_count", activity.Count), ("sessions_each", activity.SessionsEach),
                ("hours_each", activity.HoursEach), ("group_minimum", activity.GroupMinimum), ("group_maximum", activity.GroupMaximum),
                ("participants_total", activity.ParticipantsTotal), ("per_participant_minimum", activity.PerParticipantMinimum),
                ("per_participant_maximum", activity.PerParticipantMaximum));
            world.PlannedActivities.Add(activity.Code, id);
            foreach (var objective in activity.Objectives)
            {
                world.Rows.Add("planned_activity_objectives",
                    ("planned_activity_id", id), ("objective_id", world.Objectives[objective]), ("initiative_id", world.Initiative));
            }
        }
    }

    private static void AddCadence(DemoWorld world)
    {
        foreach (var (index, phase) in world.Facts.FollowUp.Phases.Index())
        {
            world.AddToPlan("follow_up_phases",
                ("position", index + 1), ("every", phase.Every), ("times", phase.Times), ("prefer_site_visit", phase.PreferSiteVisit));
        }
    }

    /// <summary>One coach is near it.</summary>
    private static void AddCap(DemoWorld world) => world.AddToPlan("caseload_rules", ("cap", 16m));

    private static void AddRemarks(DemoWorld world)
    {
        foreach (var remark in world.Facts.Remarks)
        {
            world.AddToPlan("plan_remarks",
                ("code", remark.Code), ("severity", remark.Severity), ("topic_sv", remark.Topic.Sv), ("topic_en", remark.Topic.En),
                ("question_sv", remark.Question.Sv), ("question_en", remark.Question.En), ("statements", new Json(remark.Statements.GetRawText())));
        }
    }
}
