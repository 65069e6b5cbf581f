using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What a column of a file can be.</summary>
public enum ImportField
{
    /// <summary>Given names.</summary>
    GivenName,

    /// <summary>Family name.</summary>
    FamilyName,

    /// <summary>Both names in one column: <c>Ada Ek</c>, or <c>Ek, Ada</c>.</summary>
    Name,

    /// <summary>Personal number, co-ordination number or ESF placeholder.</summary>
    Number,

    /// <summary>Birth date; may be left out where the number tells it.</summary>
    BirthDate,

    /// <summary>Gender. Never taken from the number.</summary>
    Gender,

    /// <summary>Target group, by name or code.</summary>
    TargetGroup,

    /// <summary>Day of enrolment.</summary>
    EnrolledOn,

    /// <summary>Coach, by mail address or name.</summary>
    Coach,

    /// <summary>Who referred, by the name in the register.</summary>
    Referrer,

    /// <summary>Telephone.</summary>
    Phone,

    /// <summary>E-mail.</summary>
    Email,

    /// <summary>Whether the identity is protected; a row that says so is not taken in.</summary>
    IsProtected,

    /// <summary>Day of exit.</summary>
    ExitedOn,

    /// <summary>Reason of exit.</summary>
    ExitReason,
}

/// <summary>Guesses from its heading what a column is. Pure.</summary>
public static class ImportHeadings
{
    /// <summary>Headings as people write them, in letters and digits alone.</summary>
    private static readonly Dictionary<string, ImportField> Known = new()
    {
        ["förnamn"] = ImportField.GivenName, ["tilltalsnamn"] = ImportField.GivenName, ["givenname"] = ImportField.GivenName, ["givennames"] = ImportField.GivenName, ["firstname"] = ImportField.GivenName,
        ["efternamn"] = ImportField.FamilyName, ["familyname"] = ImportField.FamilyName, ["surname"] = ImportField.FamilyName, ["lastname"] = ImportField.FamilyName,
        ["namn"] = ImportField.Name, ["deltagare"] = ImportField.Name, ["helanamnet"] = ImportField.Name, ["förochefternamn"] = ImportField.Name, ["name"] = ImportField.Name, ["fullname"] = ImportField.Name, ["participant"] = ImportField.Name,
        ["personnummer"] = ImportField.Number, ["personnr"] = ImportField.Number, ["pnr"] = ImportField.Number, ["personochsamordningsnummer"] = ImportField.Number, ["samordningsnummer"] = ImportField.Number, ["personalnumber"] = ImportField.Number, ["personalidentitynumber"] = ImportField.Number,
        ["födelsedatum"] = ImportField.BirthDate, ["född"] = ImportField.BirthDate, ["födelsedag"] = ImportField.BirthDate, ["födelsetid"] = ImportField.BirthDate, ["birthdate"] = ImportField.BirthDate, ["dateofbirth"] = ImportField.BirthDate, ["born"] = ImportField.BirthDate,
        ["kön"] = ImportField.Gender, ["gender"] = ImportField.Gender, ["sex"] = ImportField.Gender,
        ["målgrupp"] = ImportField.TargetGroup, ["targetgroup"] = ImportField.TargetGroup,
        ["inskriven"] = ImportField.EnrolledOn, ["inskrivningsdatum"] = ImportField.EnrolledOn, ["inskrivningsdag"] = ImportField.EnrolledOn, ["inskrivendatum"] = ImportField.EnrolledOn, ["startdatum"] = ImportField.EnrolledOn, ["start"] = ImportField.EnrolledOn, ["insatsstart"] = ImportField.EnrolledOn, ["enrolled"] = ImportField.EnrolledOn, ["enrolledon"] = ImportField.EnrolledOn, ["startdate"] = ImportField.EnrolledOn,
        ["coach"] = ImportField.Coach, ["handläggare"] = ImportField.Coach, ["ansvarigcoach"] = ImportField.Coach, ["handledare"] = ImportField.Coach, ["caseworker"] = ImportField.Coach,
        ["remittent"] = ImportField.Referrer, ["anvisadav"] = ImportField.Referrer, ["anvisare"] = ImportField.Referrer, ["anvisandeorganisation"] = ImportField.Referrer, ["aktualiseradav"] = ImportField.Referrer, ["referrer"] = ImportField.Referrer, ["referredby"] = ImportField.Referrer,
        ["telefon"] = ImportField.Phone, ["telefonnummer"] = ImportField.Phone, ["mobil"] = ImportField.Phone, ["mobilnummer"] = ImportField.Phone, ["mobiltelefon"] = ImportField.Phone, ["tel"] = ImportField.Phone, ["phone"] = ImportField.Phone, ["telephone"] = ImportField.Phone, ["mobile"] = ImportField.Phone,
        ["epost"] = ImportField.Email, ["epostadress"] = ImportField.Email, ["mejl"] = ImportField.Email, ["mail"] = ImportField.Email, ["mejladress"] = ImportField.Email, ["email"] = ImportField.Email, ["emailaddress"] = ImportField.Email,
        ["skyddad"] = ImportField.IsProtected, ["skyddadidentitet"] = ImportField.IsProtected, ["sekretess"] = ImportField.IsProtected, ["skyddadepersonuppgifter"] = ImportField.IsProtected, ["protected"] = ImportField.IsProtected, ["protectedidentity"] = ImportField.IsProtected,
        ["avslutad"] = ImportField.ExitedOn, ["avslutsdatum"] = ImportField.ExitedOn, ["avslutsdag"] = ImportField.ExitedOn, ["slutdatum"] = ImportField.ExitedOn, ["slut"] = ImportField.ExitedOn, ["exited"] = ImportField.ExitedOn, ["exitedon"] = ImportField.ExitedOn, ["enddate"] = ImportField.ExitedOn,
        ["avslutsorsak"] = ImportField.ExitReason, ["avslutsanledning"] = ImportField.ExitReason, ["orsak"] = ImportField.ExitReason, ["orsaktillavslut"] = ImportField.ExitReason, ["exitreason"] = ImportField.ExitReason, ["reasonforleaving"] = ImportField.ExitReason,
    };

    /// <summary>What each column is: as it was taken the last time, or else as its heading says. No two are the same.</summary>
    /// <param name="headings">The headings.</param>
    /// <param name="remembered">By heading, as <see cref="TableHeadings.Normal"/> writes it; null for one that was left out.</param>
    public static IReadOnlyList<ImportField?> Guess(IReadOnlyList<string> headings, IReadOnlyDictionary<string, ImportField?> remembered) => TableHeadings.Guess(headings, Known, remembered);
}
