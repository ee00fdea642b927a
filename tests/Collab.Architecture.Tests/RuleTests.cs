using System.Reflection;
using System.Text.RegularExpressions;
using Collab.Application.Common;
using Collab.Domain.Common;

namespace Collab.Architecture.Tests;

public sealed partial class RuleTests
{
    private static readonly (string Name, Rule Rule)[] Rules =
    [
        .. from assembly in Layers.All
           from type in assembly.Written()
           from field in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
           where field.FieldType == typeof(Rule)
           select ($"{type.Name}.{field.Name}", (Rule)field.GetValue(null)!),
    ];

    [Fact]
    public void Every_rule_has_a_code_of_its_own_in_the_form_feature_dot_rule()
    {
        Assert.True(Rules.Length > 50);
        Offenders.None(Rules.GroupBy(x => x.Rule.Code).Where(x => x.Count() > 1).Select(x => $"{x.Key}: {string.Join(", ", x.Select(r => r.Name))}"));
        Offenders.None(Rules.Where(x => !Code().IsMatch(x.Rule.Code)).Select(x => x.Rule.Code));
    }

    [Theory]
    [InlineData(Languages.Chinese)]
    [InlineData(Languages.English)]
    public void Every_rule_has_a_sentence_in(string language) =>
        Offenders.None(Rules.Select(x => x.Rule.Code).Except(RuleTexts.CodesIn(language)).Order());

    [Fact]
    public void Both_languages_have_the_same_sentences_with_the_same_places_for_values()
    {
        var (chinese, english) = (RuleTexts.CodesIn(Languages.Chinese), RuleTexts.CodesIn(Languages.English));
        Assert.Equal(chinese.Order(), english.Order());
        Offenders.None(chinese.Where(x => !Places(x, Languages.Chinese).SetEquals(Places(x, Languages.English))));
    }

    [Fact]
    public void No_sentence_shouts() =>
        Offenders.None(
            from language in new[] { Languages.Chinese, Languages.English }
            from code in RuleTexts.CodesIn(language)
            where RuleTexts.Of(code, language).IndexOfAny(['!', '！']) >= 0
            select $"{language} {code}");

    private static HashSet<string> Places(string code, string language) => [.. Place().Matches(RuleTexts.Of(code, language)).Select(x => x.Value)];

    [GeneratedRegex("^[a-z][A-Za-z]*\\.[a-z][A-Za-z]*$")]
    private static partial Regex Code();

    [GeneratedRegex("\\{[A-Za-z0-9]+")]
    private static partial Regex Place();
}
