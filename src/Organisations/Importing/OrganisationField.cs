using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What a column of a file of organisations can be.</summary>
public enum OrganisationField
{
    /// <summary>Name; must stand in each row.</summary>
    Name,

    /// <summary>Organisation number.</summary>
    OrganisationNumber,

    /// <summary>Type, by its words or code; must stand in each row.</summary>
    Type,

    /// <summary>What it is in law, by words or code.</summary>
    LegalForm,

    /// <summary>Municipality.</summary>
    Municipality,

    /// <summary>Street and number.</summary>
    Address,

    /// <summary>Postcode.</summary>
    Postcode,

    /// <summary>Town.</summary>
    Town,

    /// <summary>Telephone of the organisation.</summary>
    Phone,

    /// <summary>Website.</summary>
    Website,

    /// <summary>What it does, in words with commas between.</summary>
    Tags,

    /// <summary>What it does, in sentences.</summary>
    Description,

    /// <summary>Name of somebody to talk to.</summary>
    ContactName,

    /// <summary>What that person does there.</summary>
    ContactTitle,

    /// <summary>That person's e-mail.</summary>
    ContactEmail,

    /// <summary>That person's telephone.</summary>
    ContactPhone,
}

/// <summary>Headings of a file of organisations, as people write them, and a file to fill in.</summary>
public static class OrganisationFields
{
    private static readonly Dictionary<string, OrganisationField> Known = new (OrganisationField Field, string Headings)[]
    {
        (OrganisationField.Name, "namn organisation organisationsnamn företag företagsnamn name organisationname company"),
        (OrganisationField.OrganisationNumber, "organisationsnummer orgnr orgnummer organisationsnr organisationnumber registrationnumber"),
        (OrganisationField.Type, "typ slag organisationstyp type kind"),
        (OrganisationField.LegalForm, "juridiskform bolagsform organisationsform legalform"),
        (OrganisationField.Municipality, "kommun municipality"),
        (OrganisationField.Address, "adress gatuadress besöksadress gata address street streetaddress"),
        (OrganisationField.Postcode, "postnummer postnr postcode zipcode"),
        (OrganisationField.Town, "ort postort stad town city"),
        (OrganisationField.Phone, "telefon telefonnummer tel växel phone telephone"),
        (OrganisationField.Website, "webbplats webb webbsida hemsida website web url"),
        (OrganisationField.Tags, "verksamhet taggar bransch inriktning tags whatitdoes"),
        (OrganisationField.Description, "beskrivning description"),
        (OrganisationField.ContactName, "kontaktperson kontakt kontaktpersonnamn contactperson contact contactname"),
        (OrganisationField.ContactTitle, "kontaktpersonensroll kontaktpersonenstitel titel befattning roll title contacttitle"),
        (OrganisationField.ContactEmail, "kontaktpersonensepost epost epostadress mejl mail email contactemail"),
        (OrganisationField.ContactPhone, "kontaktpersonenstelefon mobil mobilnummer direktnummer mobile contactphone"),
    }.SelectMany(static field => field.Headings.Split(' ').Select(heading => (heading, field.Field))).ToDictionary();

    /// <summary>What each column is by its heading; null for what is passed over.</summary>
    public static IReadOnlyList<OrganisationField?> Of(IReadOnlyList<string> headings) => TableHeadings.Guess(headings, Known, new Dictionary<string, OrganisationField?>());

    /// <summary>A file to fill in: the headings that are understood, and an organisation that does not exist.</summary>
    public static TableFileResult Sample(TableFormat format, Texts texts) => new(
        format, texts["organisations.import.sample.file"],
        [.. Enum.GetValues<OrganisationField>().Select(field => texts[field.TextKey()])],
        [.. Enum.GetValues<OrganisationField>().Select(field => field switch
        {
            OrganisationField.Name => "Exempelverkstaden",
            OrganisationField.Type => texts[OrganisationTypes.TextKey("social_enterprise")],
            OrganisationField.LegalForm => texts[LegalForm.EconomicAssociation.TextKey()],
            OrganisationField.Municipality or OrganisationField.Town => "Strängnäs",
            OrganisationField.Address => "Exempelgatan 1",
            OrganisationField.Postcode => "645 30",
            OrganisationField.Phone or OrganisationField.ContactPhone => "08-465 004 99", // kept for fiction by PTS
            OrganisationField.Website => "www.example.se",
            OrganisationField.Tags => "snickeri, återbruk",
            OrganisationField.ContactName => "Exempel Exempelsson",
            OrganisationField.ContactEmail => "kontakt@example.se",
            _ => (object?)null,
        })]);
}
