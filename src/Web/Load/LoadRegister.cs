namespace Samsteg.Web;

/// <summary>The parties: public ones first, then enterprises, each with one contact person.</summary>
internal sealed class LoadRegister(LoadScale scale)
{
    private static readonly DateTime Begun = new(2015, 1, 7, 9, 0, 0, DateTimeKind.Utc);

    public int PublicCount { get; } = LoadWords.Municipalities.Length * (LoadWords.Units.Length + 1);

    public int EnterpriseCount { get; } = Math.Max(40, scale.Initiatives * 5);

    /// <summary>The association itself.</summary>
    public Guid Association => Id(-1);

    public Guid Public(int number) => Id(number);

    public Guid Enterprise(int number) => Id(PublicCount + number);

    /// <summary>The enterprise's supervisor.</summary>
    public Guid Supervisor(int number) => ContactPerson(PublicCount + number);

    public void Write(LoadTarget target)
    {
        target.Copy("organisations", "id, name, type, unit_of, municipality, phone, description", WriteOrganisations);
        target.Copy("contact_persons", "id, organisation_id, name, title, email, phone, is_supervisor", WriteContactPersons);
    }

    private void WriteOrganisations(LoadTable rows)
    {
        rows.Row().Id(Association).Text("Samordningsförbundet Storexempel").Text("coordination_association").Null().Null().Null().Null();
        var units = LoadWords.Units.Length + 1;
        for (var number = 0; number < PublicCount; number++)
        {
            var (place, unit) = (LoadWords.Municipalities[number / units], number % units);
            rows.Row().Id(Public(number))
                .Text(unit == 0 ? $"{place}s stora kommun" : $"{place}s stora kommun, {LoadWords.Units[unit - 1]}")
                .Text(unit == 0 ? "municipality" : "municipality_unit").Id(unit == 0 ? null : Public(number - unit)).Text(place).Null().Null();
        }

        for (var number = 0; number < EnterpriseCount; number++)
        {
            var dice = new LoadDice(scale.Seed, LoadTopic.Organisation, number);
            rows.Row().Id(Enterprise(number)).Text($"{dice.Pick(LoadWords.EnterpriseFirst)}{dice.Pick(LoadWords.EnterpriseLast)} {number + 1}")
                .Text(dice.Pick(LoadWords.EnterpriseTypes)).Null().Text(dice.Pick(LoadWords.Municipalities)).Text(Phone(number)).Text("Tar emot för arbetsträning och praktik.");
        }
    }

    private void WriteContactPersons(LoadTable rows)
    {
        for (var number = 0; number < PublicCount + EnterpriseCount; number++)
        {
            var dice = new LoadDice(scale.Seed, LoadTopic.ContactPerson, number, 1);
            var isSupervisor = number >= PublicCount;
            rows.Row().Id(ContactPerson(number)).Id(Id(number)).Text(LoadWords.FullName(ref dice)).Text(isSupervisor ? "Handledare" : "Kontaktperson")
                .Text($"kontakt{number + 1}@example.se").Text(Phone(number)).Truth(isSupervisor);
        }
    }

    private Guid Id(int number) => new LoadDice(scale.Seed, LoadTopic.Organisation, number, 1).Id(Begun);

    private Guid ContactPerson(int number) => new LoadDice(scale.Seed, LoadTopic.ContactPerson, number).Id(Begun);

    /// <summary>Numbers that Post- och telestyrelsen keeps for fiction: 08-465 004 00–99.</summary>
    private static string Phone(int serial) => $"08-465 004 {serial % 100:00}";
}
