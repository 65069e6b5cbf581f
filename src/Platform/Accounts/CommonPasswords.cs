namespace Samsteg.Platform;

/// <summary>Words that passwords are most often made of, Swedish and English, small letters.</summary>
internal static class CommonPasswords
{
    private const string List = """
        lösenord losenord lösen losen password passord passwort kodord hemligt hemlig hemligheten secret inloggning logga login signin
        admin administrator administratör root användare anvandare user gäst guest test testar tester demo exempel example default standard
        välkommen valkommen welcome hejhej hejsan hejdå hallå hello hej tjena tjenare godmorgon goddag
        sommar vinter höst host vår spring summer autumn winter fall
        januari februari mars april maj juni juli augusti september oktober november december
        january february march may june july august october
        måndag mandag tisdag onsdag torsdag fredag lördag lordag söndag sondag monday tuesday wednesday thursday friday saturday sunday
        stockholm göteborg goteborg malmö malmo uppsala västerås vasteras örebro orebro linköping linkoping helsingborg jönköping norrköping lund umeå umea gävle gavle borås
        eskilstuna södertälje karlstad växjö halmstad sundsvall luleå trollhättan östersund borlänge falun kalmar skövde kristianstad karlskrona nyköping nykoping katrineholm flen
        sverige sweden svensk svenska europa europe norge danmark finland skåne småland dalarna sörmland sormland
        kommun kommunen region regionen förbund förbundet samordning samordningsförbundet samordningsforbundet samsteg insats insatser projekt projektet arbete jobb jobbet kontor kontoret
        socialtjänsten arbetsförmedlingen försäkringskassan deltagare coach chef chefen mamma pappa mormor morfar farmor farfar familj familjen barn barnen
        älskling alskling älskar alskar kärlek karlek iloveyou iloveu love lovely sunshine princess prinsessa prins kung drottning ängel angel hjärta hjartat
        fotboll fotbollen hockey innebandy golf handboll basket football soccer baseball aik djurgården djurgarden hammarby ifk mff frölunda frolunda brynäs färjestad
        hund hunden katt katten kattunge häst hästen hasten dragon drake tiger lejon björn varg monkey apa kanin fågel
        blomma blommor solros kaffe coffee choklad godis pizza banan äpple apple ost cheese glass semla kanelbulle
        batman superman spiderman starwars pokemon minecraft fortnite master ninja shadow killer matrix gandalf hobbit frodo zelda mario
        freedom frihet lycka lycklig happy smile glad flower summertime whatever trustno letmein access qwerty qwertz azerty asdf zxcv qazwsx qweasd
        computer dator datorn internet google facebook instagram microsoft windows office outlook teams iphone samsung android telefon mobil
        anna maria karin eva lena emma sara kristina birgitta elisabeth johanna ingrid linnea elin hanna julia alice maja ella wilma ebba astrid
        erik lars karl anders johan per nils peter mikael jan thomas daniel fredrik andreas oskar oscar lucas elias hugo oliver william alexander viktor gustav
        andersson johansson karlsson nilsson eriksson larsson olsson persson svensson gustafsson
        michael jennifer jessica ashley charlie jordan michelle george robert matthew joshua anthony nicole hunter buster thunder harley ranger cookie pepper ginger
        blå bla röd rod grön gron gul svart vit rosa lila blue red green yellow black white purple orange silver guld gold
        ett två tva tre fyra fem sex sju åtta atta nio tio one two three four five six seven eight nine ten
        jag mig min mitt mina din ditt dina ditt inte och eller som det den att är the and for you your our this that
        abc abcd abc123 pass word passwd changeme byt bytmig nytt nya gammal temp temporary tillfällig
        """;

    public static IReadOnlySet<string> Words { get; } = List.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
