<?xml version="1.0" encoding="UTF-8"?>
<!-- The reference of the layout language from its schema: with page=ELEMENT what is known of an element,
     with page=properties the properties of styles, with page=index a list of all. ./dev docs writes the
     pages with it, and a test holds them against it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:r="http://relaxng.org/ns/structure/1.0"
                xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:param name="page"/>
  <xsl:key name="define" match="r:define" use="@name"/>

  <xsl:template match="/">
    <xsl:choose>
      <xsl:when test="$page = 'index'"><xsl:call-template name="index"/></xsl:when>
      <xsl:when test="$page = 'names'">
        <xsl:for-each select="//r:element"><xsl:value-of select="concat(@name, '&#10;')"/></xsl:for-each>
      </xsl:when>
      <xsl:when test="$page = 'properties'"><xsl:call-template name="properties"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="//r:element[@name = $page]"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- the first sentence of each -->
  <xsl:template name="index">
    <xsl:for-each select="//r:element">
      <xsl:variable name="words" select="normalize-space(a:documentation)"/>
      <xsl:text>- [`</xsl:text><xsl:value-of select="concat('&lt;', @name, '>`](elements/', @name, '.md)')"/>
      <xsl:if test="$words">
        <xsl:text> – </xsl:text>
        <xsl:choose>
          <xsl:when test="contains($words, '. ')"><xsl:value-of select="substring-before($words, '. ')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="substring($words, 1, string-length($words) - 1)"/></xsl:otherwise>
        </xsl:choose>
      </xsl:if>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="r:element">
    <xsl:value-of select="concat('# `&lt;', @name, '>`&#10;&#10;', normalize-space(a:documentation), '&#10;')"/>
    <xsl:if test=".//r:attribute">
      <xsl:text>&#10;| attribute | what it can be |&#10;|---|---|&#10;</xsl:text>
      <xsl:apply-templates select=".//r:attribute"/>
    </xsl:if>
    <xsl:if test=".//r:ref[@name = 'properties']">
      <xsl:text>&#10;It also has the [properties of styles](../properties.md).&#10;</xsl:text>
    </xsl:if>
    <xsl:variable name="holds" select=".//r:ref[key('define', @name)/r:element]"/>
    <xsl:variable name="groups" select=".//r:ref[not(key('define', @name)/r:element) and @name != 'properties']"/>
    <xsl:if test="$holds or $groups or r:text or .//r:zeroOrMore/r:text">
      <xsl:text>&#10;Holds: </xsl:text>
      <xsl:for-each select="$groups[not(@name = preceding::r:ref[ancestor::r:element = current()]/@name)]">
        <xsl:if test="position() > 1">, </xsl:if>
        <xsl:choose>
          <xsl:when test="@name = 'boxes'">boxes</xsl:when>
          <xsl:when test="@name = 'anything'">whatever can stand where it stands</xsl:when>
          <xsl:otherwise>text</xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
      <xsl:if test="r:text"><xsl:if test="$groups">, </xsl:if>a value</xsl:if>
      <xsl:for-each select="$holds">
        <xsl:if test="position() > 1 or $groups or ancestor::r:element/r:text">, </xsl:if>
        <xsl:call-template name="link"/>
      </xsl:for-each>
      <xsl:text>.&#10;</xsl:text>
    </xsl:if>
    <xsl:call-template name="places"/>
  </xsl:template>

  <xsl:template name="link">
    <xsl:value-of select="concat('[`&lt;', @name, '>`](', @name, '.md)')"/>
  </xsl:template>

  <!-- the elements that it can stand in, by themselves or as one of a group -->
  <xsl:template name="places">
    <xsl:variable name="name" select="@name"/>
    <xsl:variable name="direct" select="//r:element[@name != $name][.//r:ref/@name = $name]"/>
    <xsl:variable name="boxes" select="key('define', 'boxes')//r:ref/@name = $name"/>
    <xsl:variable name="inline" select="key('define', 'inline')//r:ref/@name = $name"/>
    <xsl:if test="$direct or $boxes or $inline">
      <xsl:text>&#10;Stands in: </xsl:text>
      <xsl:if test="$boxes">whatever holds boxes</xsl:if>
      <xsl:if test="$inline"><xsl:if test="$boxes">, </xsl:if>text</xsl:if>
      <xsl:for-each select="$direct">
        <xsl:if test="position() > 1 or $boxes or $inline">, </xsl:if>
        <xsl:call-template name="link"/>
      </xsl:for-each>
      <xsl:text>.&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:attribute">
    <xsl:for-each select="@name|r:choice/r:name">
      <xsl:variable name="attribute" select="ancestor-or-self::r:attribute[1]"/>
      <xsl:value-of select="concat('| `', ., '` | ')"/>
      <xsl:choose>
        <xsl:when test="$attribute//r:value">
          <xsl:for-each select="$attribute//r:value">
            <xsl:if test="position() > 1">, </xsl:if>
            <xsl:value-of select="concat('`', ., '`')"/>
          </xsl:for-each>
        </xsl:when>
        <xsl:when test="$attribute/r:data[@type = 'NCName']">a name</xsl:when>
        <xsl:when test=". = 'select'">an expression</xsl:when>
        <xsl:when test=". = 'test'">an expression that is true or false</xsl:when>
        <xsl:otherwise>a text</xsl:otherwise>
      </xsl:choose>
      <xsl:if test="not($attribute/ancestor::r:optional or $attribute/ancestor::r:zeroOrMore)">; required</xsl:if>
      <xsl:text> |&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="properties">
    <xsl:variable name="define" select="key('define', 'properties')"/>
    <xsl:value-of select="concat('# The properties of styles&#10;&#10;', normalize-space($define/a:documentation), '&#10;&#10;| property | |&#10;|---|---|&#10;')"/>
    <xsl:for-each select="$define//r:name">
      <xsl:sort select="."/>
      <xsl:value-of select="concat('| `', ., '` | ', normalize-space(@a:documentation), ' |&#10;')"/>
    </xsl:for-each>
    <xsl:for-each select="$define/r:optional">
      <xsl:value-of select="concat('| `', r:attribute/@name, '` | ', normalize-space(a:documentation), ' It can be ')"/>
      <xsl:for-each select=".//r:value">
        <xsl:if test="position() > 1">, </xsl:if>
        <xsl:value-of select="concat('`', ., '`')"/>
      </xsl:for-each>
      <xsl:text>. |&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
