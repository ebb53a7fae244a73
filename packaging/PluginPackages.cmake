# Read by CPack. Plugins are loaded at run time and not found by linking, and the package that holds one has
# another name in each release of Debian (libqt6svg6 in 12, qt6-svg-plugins from 13 on), so dpkg is asked.
set(depends libsecret-1-0)
foreach(plugin IN ITEMS iconengines/libqsvgicon.so sqldrivers/libqsqlite.so)
    execute_process(COMMAND dpkg-query --search ${CPACK_DECIDESK_PLUGINS}/${plugin}
        OUTPUT_VARIABLE owner COMMAND_ERROR_IS_FATAL ANY)
    string(REGEX REPLACE ":.*" "" owner "${owner}")
    list(APPEND depends ${owner})
endforeach()
list(JOIN depends ", " CPACK_DEBIAN_PACKAGE_DEPENDS)
