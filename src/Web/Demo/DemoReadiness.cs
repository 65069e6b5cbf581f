using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>What the demo's enterprises are ready for: most of the hosts are, some lack one thing, insurances end soon or have; and supervisors who have taught others.</summary>
internal static class DemoReadiness
{
    private const int Routines = 1, Insurance = 3, Hosting = 4, Risks = 6, Registered = 8, Liability = 9, Reserved = 12;

    /// <summary>Days until the insurance ends, of those that have all else a host needs; negative when it has ended.</summary>
    private static readonly (string Name, int InsuredFor)[] Hosts =
    [
        ("Exempelkafét", 210), ("Påhittsnickeriet", 160), ("Övningsköket", 18), ("Demotvätten", 300), ("Modellverkstaden", 95), ("Repris Återbruk", 240), ("Tråd & Fantasi", 45),
        ("Låtsaslagret", 130), ("Provträdgården", -20), ("Skisstryckeriet", 190),
    ];

    private static readonly string[] Suppliers = ["Exempelkafét", "Påhittsnickeriet", "Övningsköket", "Repris Återbruk", "Hittepåfixarna", "Demotvätten"];

    public static void AddReadiness(DemoWorld world)
    {
        foreach (var (index, (name, insuredFor)) in Hosts.Index())
        {
            Add(world, name, Routines, 320 - (index * 17));
            if (name != "Exempelkafét") // its agreement with the municipality says so
            {
                Add(world, name, Hosting, 280 - (index * 13));
            }

            Add(world, name, Risks, 200 - (index * 9), note: "Gjord på plats tillsammans med skyddsombudet.");
            Add(world, name, Insurance, 365 - Math.Max(insuredFor, 0), insuredFor);
        }

        Add(world, "Testodlingen", Routines, 120);
        Add(world, "Testodlingen", Hosting, 110);
        Add(world, "Testodlingen", Insurance, 90, 275);
        Add(world, "Exempelgården", Routines, 60);
        Add(world, "Prototypen Second hand", Routines, 150);
        Add(world, "Prototypen Second hand", Insurance, 100, 265);

        foreach (var (index, name) in Suppliers.Index())
        {
            Add(world, name, Registered, 150 - (index * 20));
            if (name != "Demotvätten")
            {
                Add(world, name, Liability, 140 - (index * 11), 200 + (index * 10));
            }
        }

        const string purpose = "Föreningen finns för att den som varit länge utan arbete ska få ett.";
        Add(world, "Exempelkafét", Reserved, 75, purpose: purpose, share: 62);
        Add(world, "Påhittsnickeriet", Reserved, 70, purpose: purpose, share: 45);
        Add(world, "Fabelbageriet", Reserved, 40, purpose: "Bageriet ska ge överskott till ungdomsverksamhet.", share: 20);

        Teach(world, "Exempelkafét", "Låtsaslagret", "Handledarkurs på plats, två dagar i köket", 170);
        Teach(world, "Låtsaslagret", "Prototypen Second hand", "Handledarkurs på plats, två dagar på lagret", 66);
        Teach(world, "Påhittsnickeriet", "Exempelgården", "Upplärning till handledare, fyra eftermiddagar", 35);
    }

    private static void Add(DemoWorld world, string name, int rule, int daysAgo, int? endsIn = null, string note = "", string purpose = "", int? share = null)
    {
        var (id, on) = (world.NewId(), world.Dates.WorkdayAgo(daysAgo));
        world.Rows.Add("readiness_evidence",
            ("id", id), ("organisation_id", world.Organisations[name]), ("evidence_id", id), ("rule_id", Guid.Parse($"00000000-0000-7000-8000-{560000 + rule:000000000000}")), ("document_id", null),
            ("valid_until", endsIn is { } days ? world.Dates.Today.AddDays(days) : null), ("purpose", purpose), ("share", share), ("note", note), ("occurred_on", on),
            ("registered_at", SwedishTime.At(on, new TimeOnly(16, 20))), ("registered_by", world.Accounts["project_lead"]));
    }

    private static void Teach(DemoWorld world, string teacher, string learner, string course, int daysAgo)
    {
        var on = world.Dates.WorkdayAgo(daysAgo);
        world.Rows.Add("supervisor_teachings",
            ("id", world.NewId()), ("learner_id", world.Contacts[learner]), ("teacher_id", world.Contacts[teacher]), ("course", course), ("occurred_on", on),
            ("registered_at", SwedishTime.At(on, new TimeOnly(16, 40))), ("registered_by", world.Accounts["project_lead"]));
    }
}
