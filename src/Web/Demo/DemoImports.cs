using System.Globalization;
using System.Text;
using Samsteg.Participants;

namespace Samsteg.Web;

/// <summary>The demo's import: a file that another activity has handed over, read and waiting for somebody to choose who is enrolled.</summary>
internal static class DemoImports
{
    private static readonly (string GivenName, string FamilyName, DateOnly Born, string Gender, string Phone)[] People =
    [
        ("Alvar", "Låtsasgren", new(1988, 3, 14), "Man", "070-174 06 81"),
        ("Beata", "Påhittsson", new(1994, 11, 2), "Kvinna", "070-174 06 82"),
        ("Cilla", "Tänkström", new(1979, 6, 21), "Kvinna", ""),
        ("Dragan", "Låtsasgren", new(1990, 1, 9), "Man", "070-174 06 84"),
        ("Esther", "Skissmark", new(1979, 8, 30), "Kvinna", ""),
        ("Farid", "Utkastberg", new(2001, 5, 5), "Man", "ring hem"),
        ("Gull", "Nästansson", new(1985, 9, 17), "", "070-174 06 87"),
        ("Beata", "Påhittsson", new(1994, 11, 2), "Kvinna", "070-174 06 88"),
    ];

    /// <summary>Adds it.</summary>
    public static void AddImports(DemoWorld world)
    {
        var (import, now) = (world.NewId(), world.Dates.Today.AddDays(-1));
        string[] headings = ["Förnamn", "Efternamn", "Född", "Kön", "Mobil"];
        ImportField[] fields = [ImportField.GivenName, ImportField.FamilyName, ImportField.BirthDate, ImportField.Gender, ImportField.Phone];
        var at = Samsteg.Platform.SwedishTime.At(now, new TimeOnly(15, 20)).ToUniversalTime();
        world.Rows.Add("imports",
            ("id", import), ("initiative_id", world.Initiative), ("account_id", world.Accounts["project_lead"]), ("file_name", "Väntelista arbetsmarknadsenheten.csv"), ("format", "csv"), ("code_page", 65001),
            ("state", "checked"), ("headings", headings), ("fields", fields.Select(static field => Samsteg.Platform.SnakeCase.Of(field.ToString())).ToArray()), ("target_group", "needs_work_training"),
            ("enrolled_on", now), ("coach_account_id", world.Accounts["coach"]), ("done", People.Length), ("total", People.Length), ("uploaded_at", at), ("changed_at", at));
        var file = new StringBuilder(string.Join(';', headings) + "\r\n");
        foreach (var (index, person) in People.Index())
        {
            var born = world.Dates.Shifted(person.Born).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            string[] cells = [person.GivenName, person.FamilyName, born, person.Gender, person.Phone];
            file.Append(string.Join(';', cells)).Append("\r\n");
            var (line, verdict) = (index + 2, index switch { 4 or 7 => "possible", 5 or 6 => "wrong", _ => "sound" });
            world.Rows.Add("import_rows",
                ("id", world.NewId()), ("initiative_id", world.Initiative), ("import_id", import), ("line", line), ("verdict", verdict),
                ("cells", ImportCells.Of(fields.Zip(cells)).Seal(world.Cipher, import, line)),
                ("ground", index switch { 4 => "sounds_alike", 7 => "name_and_birth_date", _ => null }),
                ("known_id", index == 4 ? world.Participants[DemoPeople.All.Single(static known => known.Number == 5)] : null), ("same_line", index == 7 ? 3 : null));
        }

        world.Rows.Add("import_pieces", ("initiative_id", world.Initiative), ("import_id", import), ("number", 0),
            ("content", world.Cipher.Seal(Convert.ToBase64String(Encoding.UTF8.GetBytes(file.ToString())), ImportFile.Place(import, 0))));
    }
}
