using Collab.Infrastructure.Startup;

namespace Collab.Infrastructure.Tests.Startup;

public sealed class RepositoryRootTests
{
    [Fact]
    public void It_is_the_folder_of_the_solution_wherever_one_stands_in_it()
    {
        using var root = new TemporaryFolder();
        root.Write("Collab.sln", "");
        root.Write("src/Collab.Api/Program.cs", "");
        Assert.Equal(root.Path, RepositoryRoot.FindFrom(root.At("src", "Collab.Api")));
        Assert.Equal(root.Path, RepositoryRoot.FindFrom(root.Path));
    }

    [Fact]
    public void A_published_application_has_none()
    {
        using var published = new TemporaryFolder();
        Assert.Null(RepositoryRoot.FindFrom(published.Path));
    }
}
