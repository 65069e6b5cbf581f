using Samsteg.Organisations;
using Samsteg.Platform;

namespace Samsteg.Web;

/// <summary>What the demo's enterprises can offer, and where they are. Points are those of the towns, marked as approximate, but for two that somebody has pasted.</summary>
internal static class DemoHosts
{
    private static readonly Dictionary<string, Host> Hosts = new()
    {
        ["Exempelkafét"] = new("Vi öppnar dörren till arbetslivet över en kopp kaffe.", 6, ["kafé", "catering", "kök"], [WorksWith.LongTermUnemployed, WorksWith.NewlyArrived], ["sv", "en", "ar"], true, true, true, true),
        ["Påhittsnickeriet"] = new("Trä och människor får nytt liv i samma verkstad.", 5, ["snickeri", "hantverk", "återbruk"], [WorksWith.LongTermUnemployed, WorksWith.Recovery], ["sv", "fi"], false, null, true, true),
        ["Övningsköket"] = new("Mat lagad av den som behöver ett första jobb.", 4, ["kök", "catering"], [WorksWith.NewlyArrived, WorksWith.YoungAdults], ["sv", "so", "ti"], true, false, false, true),
        ["Provträdgården"] = new("Grön rehabilitering som leder vidare.", 8, ["odling", "trädgård"], [WorksWith.SickListed, WorksWith.MentalIllHealth], ["sv"], false, true, true, false),
        ["Demotvätten"] = new("Rena textilier och trygga arbetsdagar.", 4, ["tvätt", "textil"], [WorksWith.LongTermUnemployed, WorksWith.SocialAssistance], ["sv", "en", "fa"], true, true, false, true),
        ["Modellverkstaden"] = new("Vi lagar cyklar och bygger självförtroende.", 3, ["fordon och cyklar", "återbruk"], [WorksWith.YoungAdults], ["sv", "en"], true, null, null, true),
        ["Fabelbageriet"] = new("Bröd bakat med tålamod.", 2, ["bageri"], [WorksWith.YoungAdults], ["sv", "pl"], null, null, false, true),
        ["Låtsaslagret"] = new(null, 6, ["lager", "transport"], [WorksWith.LongTermUnemployed], ["sv", "en", "bs"], true, true, false, false),
        ["Sagocykeln"] = new("Hållbara leveranser och rörelse i vardagen.", 2, ["transport", "fordon och cyklar"], [WorksWith.YoungAdults], ["sv"], null, null, null, true),
        ["Skisstryckeriet"] = new("Tryckeriet där alla lär sig alla maskiner.", 3, ["tryck", "administration"], [WorksWith.Disability, WorksWith.SickListed], ["sv", "swl"], true, true, true, true),
        ["Attrappfabriken"] = new(null, 10, ["montering"], [WorksWith.LongTermUnemployed, WorksWith.Disability], ["sv", "fi", "en"], true, true, true, false),
        ["Tråd & Fantasi"] = new("Sömnad som försörjning och gemenskap.", 4, ["textil", "hantverk", "återbruk"], [WorksWith.NewlyArrived, WorksWith.SocialAssistance], ["sv", "ar", "ku"], true, false, true, true),
        ["Testodlingen"] = new("Närodlat och arbetsträning på samma åker.", 6, ["odling", "butik"], [WorksWith.MentalIllHealth], ["sv", "th"], false, false, true, false),
        ["Repris Återbruk"] = new("Inget och ingen ska kasseras.", 9, ["återbruk", "butik", "transport"], [WorksWith.LongTermUnemployed, WorksWith.Recovery], ["sv", "en", "es"], true, true, false, true),
        ["Hittepåfixarna"] = new(null, 3, ["städning", "fastighetsskötsel"], [WorksWith.LongTermUnemployed], ["sv", "uk"], null, null, null, null),
        ["Mönsterbruket"] = new("Keramik som hantverk och återhämtning.", 2, ["hantverk", "butik", "kultur"], [WorksWith.SickListed], ["sv"], false, null, true, true),
        ["Prototypen Second hand"] = new("Butiken där man börjar om.", 5, ["butik", "återbruk"], [WorksWith.SocialAssistance, WorksWith.Seniors], ["sv", "fi"], true, true, null, true),
        ["Exempelgården"] = new("Djur och natur som väg tillbaka.", 6, ["djur", "kafé", "trädgård"], [WorksWith.MentalIllHealth, WorksWith.YoungAdults], ["sv"], false, true, true, false),
        ["Fiktiva Flyttare"] = new(null, 2, ["transport"], [WorksWith.NewlyArrived], ["sv", "ar", "en"], null, null, false, true),
        ["Övningsstallet"] = new("Hästar som hjälper människor vidare.", 3, ["djur", "hästunderstödda aktiviteter"], [WorksWith.YoungAdults, WorksWith.MentalIllHealth], ["sv"], false, false, true, false),
        ["Påhittade Händer"] = new("Grannar som hjälper grannar.", 4, ["omsorg", "trädgård"], [WorksWith.Seniors], ["sv", "fi"], true, null, true, true),
        ["Platshållaren Bemanning"] = new("Rätt plats åt den som varit borta länge.", 20, ["administration", "lager", "städning"], [WorksWith.LongTermUnemployed, WorksWith.SickListed], ["sv", "en"], true, true, true, true),
        ["Idélabbet Påhittet"] = new("Stöd åt den som vill pröva en egen idé.", null, ["it", "administration"], [], ["sv", "en"], true, true, true, true),
        ["Fabelstads folkhögskola"] = new("Bildning för livet.", 4, ["kultur", "kök", "fastighetsskötsel"], [WorksWith.Disability], ["sv", "swl", "en"], true, true, true, false),
        ["Sörmlands Exempelfastigheter"] = new(null, 5, ["fastighetsskötsel", "reception"], [WorksWith.LongTermUnemployed], ["sv"], true, true, null, true),
    };

    private static readonly Dictionary<string, (string Postcode, decimal Latitude, decimal Longitude)> Towns = new()
    {
        ["Katrineholm"] = ("64130", 58.996m, 16.207m), ["Nyköping"] = ("61130", 58.753m, 17.008m), ["Eskilstuna"] = ("63220", 59.371m, 16.510m), ["Flen"] = ("64230", 59.058m, 16.587m),
        ["Strängnäs"] = ("64530", 59.377m, 17.031m), ["Trosa"] = ("61930", 58.894m, 17.553m), ["Oxelösund"] = ("61330", 58.671m, 17.102m), ["Gnesta"] = ("64630", 59.048m, 17.312m),
        ["Vingåker"] = ("64331", 59.044m, 15.869m),
    };

    private static readonly HashSet<string> Pasted = ["Exempelkafét", "Skisstryckeriet"];

    /// <summary>The columns of a profile; empty for those that have none.</summary>
    public static (string Column, object? Value)[] ProfileOf(string name, string type, string? number)
    {
        var host = Hosts.GetValueOrDefault(name);
        return
        [
            ("legal_form", FormOf(type, number)), ("purpose", host?.Purpose), ("capacity", host?.Capacity), ("works_with", CodeArrays.Of(host?.WorksWith ?? [])), ("tags", host?.Tags ?? []),
            ("languages", host?.Languages ?? []), ("step_free", host?.StepFree), ("accessible_toilet", host?.Toilet), ("quiet_place", host?.Quiet), ("near_transport", host?.Transport),
        ];
    }

    /// <summary>About the middle of a town.</summary>
    public static Coordinates MiddleOf(string town) => new(Towns[town].Latitude, Towns[town].Longitude);

    /// <summary>Where an enterprise is.</summary>
    public static void AddPlace(DemoWorld world, Guid organisation, string name, string? municipality)
    {
        if (Towns.TryGetValue(municipality ?? "Nyköping", out var town))
        {
            world.Rows.Add("organisation_places",
                ("id", world.NewId()), ("organisation_id", organisation), ("name", "Huvudplatsen"), ("address", $"Exempelgatan {name.Length}"), ("postcode", town.Postcode),
                ("town", municipality ?? "Nyköping"), ("latitude", town.Latitude), ("longitude", town.Longitude), ("point_source", Pasted.Contains(name) ? "pasted" : "postcode"));
        }
    }

    private static string? FormOf(string type, string? number) => (type, number?[0]) switch
    {
        ("municipality", _) => "municipality",
        ("coordination_association", _) => "municipal_federation",
        (_, '5') => "limited_company",
        (_, '7') => "economic_association",
        (_, '8') => "nonprofit_association",
        _ => null,
    };

    private sealed record Host(string? Purpose, int? Capacity, string[] Tags, WorksWith[] WorksWith, string[] Languages, bool? StepFree, bool? Toilet, bool? Quiet, bool? Transport);
}
