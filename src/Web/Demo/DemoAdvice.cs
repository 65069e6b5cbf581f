namespace Samsteg.Web;

/// <summary>Advice to enterprises: followed up with all kinds of effects, planned, and one whose next step was due a week ago.</summary>
internal static class DemoAdvice
{
    public static void AddAdvice(DemoWorld world)
    {
        var dates = world.Dates;
        DateOnly Week(int week) => dates.InWeek(week, DayOfWeek.Friday);
        Followed(world, Add(world, "Exempelkafét", Week(8), 60, "economy", "Pris per portion", "Räkna om priset på lunch och möteskaffe.", Week(11)), (Week(11), "change_begun", "Nya priser från nästa månad.", null));
        var advice = Add(world, "Påhittsnickeriet", Week(15), 90, "procurement", "Möbelrenovering åt skolor", "Ta fram en prislista som kommunen kan jämföra.", Week(19));
        world.AddToPlan("agreement_origins", ("agreement_id", world.Renovation), ("kind", "advice"), ("subject_id", advice));
        Followed(world, advice, (Week(19), "none_yet", "Listan är påbörjad.", Week(24)), (Week(24), "new_offer", "Prislista och exempelbilder är skickade till kommunen.", Week(45)),
            (Week(45), "new_contract", "IOP om renovering i skolor är påskrivet.", null));
        Followed(world, Add(world, "Övningsköket", Week(21), 60, "hosting", string.Empty, "Skriv en checklista för den första veckan.", Week(25)), (Week(26), "hired", "En person har fått anställning efter sin praktik.", null));
        Add(world, "Fabelbageriet", Week(27), 45, "business_model", "Café eller leveranser?", string.Empty, null);
        Followed(world, Add(world, "Repris Återbruk", Week(34), 60, "work_environment", "Lyft och verktyg", "Gör en skyddsrond tillsammans med de anställda.", Week(38)), (Week(39), "other", "Skyddsronden blev också ett utbildningstillfälle.", null));
        Corrected(world, "Demotvätten", Week(41), 60, 90);
        Followed(world, Add(world, "Modellverkstaden", Week(44), 60, "sales", "Cykelservice åt kommunen", "Ring tre inköpare.", Week(47)), (Week(47), "none_yet", "Två av tre är uppringda.", dates.WorkdayAhead(12)));
        Add(world, "Tråd & Fantasi", Week(48), 75, "leadership", "Styrelsens arbete", "Boka en halvdag med styrelsen.", dates.WorkdayAgo(7));
        Add(world, "Exempelgården", dates.WorkdayAgo(9), 60, "starting", "Gårdskafé som eget bolag", "Gör en budget för det första året.", dates.WorkdayAhead(16));
        Add(world, "Hittepåfixarna", dates.WorkdayAgo(3), 60, "other", "Försäkringar", "Begär in två offerter.", dates.WorkdayAhead(9));
    }

    private static Guid Add(DemoWorld world, string organisation, DateOnly day, int minutes, string topic, string words, string step, DateOnly? dueOn)
    {
        var (id, by) = (world.NewId(), world.Accounts["process_lead"]);
        world.Register("advice_sessions", DemoEntry.SameDay(day, by), Cells(world, id, id, organisation, minutes, topic, words, by, step, dueOn));
        return id;
    }

    /// <summary>First entered an hour long; it was half an hour longer.</summary>
    private static void Corrected(DemoWorld world, string organisation, DateOnly day, int wrong, int right)
    {
        var (id, by) = (world.NewId(), world.Accounts["process_lead"]);
        var late = DemoEntry.Late(day, by, 3);
        (string, object?)[] Version(Guid row, int minutes) => Cells(world, row, id, organisation, minutes, "procurement", "Anbud på tvätt", by, string.Empty, null);
        world.RegisterSuperseded("advice_sessions", DemoEntry.SameDay(day, by), late.At, "Vi höll på längre.", Version(id, wrong));
        world.Register("advice_sessions", late, Version(world.NewId(), right));
    }

    private static void Followed(DemoWorld world, Guid advice, params (DateOnly On, string Effect, string Words, DateOnly? NextOn)[] followUps)
    {
        foreach (var (on, effect, words, nextOn) in followUps)
        {
            world.Register("advice_follow_ups", DemoEntry.SameDay(on, world.Accounts["process_lead"]), ("advice_id", advice), ("effect", effect), ("words", words), ("next_on", nextOn));
        }
    }

    private static (string Column, object? Value)[] Cells(
        DemoWorld world, Guid row, Guid advice, string organisation, int minutes, string topic, string words, Guid by, string step, DateOnly? dueOn) =>
    [
        ("id", row), ("advice_id", advice), ("organisation_id", world.Organisations[organisation]), ("minutes", minutes), ("topic", topic), ("topic_words", words),
        ("advised_by", by), ("next_step", step), ("due_on", dueOn),
    ];
}
