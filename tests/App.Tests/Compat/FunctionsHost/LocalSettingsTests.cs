using FluentAssertions;
using Microsoft.Azure.Functions.Worker.Local;
using Xunit;

namespace App.Tests.Compat.FunctionsHost;

/// <summary>The files a local host reads.</summary>
public sealed class LocalSettingsTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("functions-settings");

    [Theory]
    [InlineData("""{ "extensions": { "http": { "routePrefix": "" } } }""", "")]
    [InlineData("""{ "extensions": { "http": { "routePrefix": "/v1/" } } } // comments are fine""", "v1")]
    [InlineData("""{ "version": "2.0", }""", "api")]
    [InlineData(null, "api")]
    public void the_route_prefix_is_what_host_json_says(string? json, string prefix)
    {
        Write("host.json", json);
        LocalSettings.RoutePrefix(_directory.FullName).Should().Be(prefix);
    }

    [Fact]
    public void values_go_into_the_environment_where_it_is_silent()
    {
        var (silent, said) = ($"A{Guid.NewGuid():N}", $"B{Guid.NewGuid():N}");
        Environment.SetEnvironmentVariable(said, "environment");
        Write("local.settings.json", $$"""{ "Values": { "{{silent}}": "file", "{{said}}": "file" } }""");
        LocalSettings.Load(_directory.FullName);
        Environment.GetEnvironmentVariable(silent).Should().Be("file");
        Environment.GetEnvironmentVariable(said).Should().Be("environment");
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private void Write(string name, string? text)
    {
        if (text is not null)
        {
            File.WriteAllText(Path.Combine(_directory.FullName, name), text);
        }
    }
}
