# What a desktop needs to list the program: its entry, its icon, its kind of file, its description for software centres.
set(engram_id org.example.Engram)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/${engram_id}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/${engram_id}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/${engram_id}.mime.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages
        RENAME ${engram_id}.xml)
install(FILES ${PROJECT_SOURCE_DIR}/resources/icons/engram.svg
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps RENAME ${engram_id}.svg)
