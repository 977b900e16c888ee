using FluentAssertions;
using Loyalty.Program.Guarding;
using Xunit;

namespace Loyalty.Tests.Guarding;

/// <summary>The programs in docs/programs, to begin with, get no warning.</summary>
public sealed class TemplateTests
{
    public static TheoryData<string> Names => Documents.TemplateTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void a_program_to_begin_with_gets_no_warning(string name)
    {
        var program = Documents.TemplateTests.Template(name);

        Loyalty.Program.Guarding.Warnings.Of(program, ShopFacts.Of(program, new DateOnly(2026, 11, 22), []))
            .Should().BeEmpty();
    }
}
