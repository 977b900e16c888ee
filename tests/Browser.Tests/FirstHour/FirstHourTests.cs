using App.Tests.Running;
using FluentAssertions;
using Xunit;

namespace Browser.Tests.FirstHour;

/// <summary>
/// docs/first-hour.md is followed from its first line to its last, in a new folder, as a newcomer would: typed, held to
/// what it shows, done by hand, looked at. With PICTURES set, its pictures are taken on the way.
/// </summary>
[Collection(Demo.Name)]
public sealed class FirstHourTests(DemoInBrowser browsers) : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("first-hour").FullName;
    private readonly Yours yours = new();
    private ServedShop? served;

    [Fact]
    public async Task the_guide_can_be_followed_to_its_end()
    {
        using var terminal = new Terminal(folder);
        yours.Add("git clone THIS-REPOSITORY", "mkdir");
        yours.Add("dotnet run --project functions/Cli --", $"dotnet {CommandLine.Place}");
        await using var nordlys = await Nordlys.Open(browsers, terminal, yours);
        var (said, exit) = ("", 0);
        var steps = Guide.Read();
        foreach (var (step, next) in steps.Zip(steps.Skip(1).Append(null)))
        {
            switch (step.Kind)
            {
                case Kind.Typed when step.Text == "make run\n":
                    said = yours.Shown(await MakeRun());
                    break;
                case Kind.Typed:
                    (said, exit) = await terminal.Type(yours.Typed(step.Text));
                    said = yours.Shown(said);
                    Assert.True(
                        exit == 0 || next?.Kind == Kind.Shown,
                        $"Line {step.Line} of {Guide.File} ends with {exit}, and it does not show why:\n{said}");
                    break;
                case Kind.Shown:
                    said.ShouldBe(step);
                    break;
                case Kind.ByHand:
                    await nordlys.Do(step.Text);
                    break;
                case Kind.Picture:
                    await Pictures.Take(nordlys.Page, step.Text);
                    break;
            }
        }

        steps.Count(step => step.Kind == Kind.Typed).Should().BeGreaterThan(10);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (served is not null)
        {
            await served.Stop();
            served.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    private async Task<string> MakeRun()
    {
        var data = Path.Combine(folder, "data");
        served = await ServedShop.Start(data);
        yours.Add(".data", data);
        yours.Add("http://localhost:7071", served.Address.AbsoluteUri.TrimEnd('/'));
        return served.Greeting;
    }
}
